"""Everybody says it at once: words wait for the moment, unseen, and then become posts, each once."""

from typing import Any

import pytest

from goodmob.core.clock import HOUR
from goodmob.mobs.actions.halt import halt_mob, resume_mob
from goodmob.mobs.actions.say_words import say_words
from goodmob.mobs.jobs.words import AT_ONCE
from goodmob.mobs.queries.words import words_after
from tests.mobs.calling import MOBS, join, leave, look
from tests.mobs.scene import called, joined
from tests.posts.saying import block
from tests.web.reading import browser_of, read, set_state, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

NARROWER = [("private", "public", "private"), ("public", "private", "private")]


async def posts_of(who: Client, reader: Client) -> list[str]:
    """What somebody said in posts of their own, as a reader sees it, the newest first."""
    posts = await reader.api("GET", f"/api/v1/accounts/{who.id}/statuses", params={"exclude_replies": True})
    return [post["content"] for post in posts]


async def leave_words(who: Client, mob: Any, text: str, **more: Any) -> Any:
    """Leaves words and gives the answer."""
    return await who.api("POST", f"{MOBS}/{mob['id']}/words", json={"text": text, **more})


async def waiting(world: World, mob: Any) -> int:
    """How many words wait."""
    return len(await words_after(world.house.db, int(mob["id"]), 0, 1000))


async def the_moment(world: World) -> None:
    """Time goes by until the mob has begun."""
    world.step(hours=1)
    await world.settle()


async def test_everybody_speaks_at_the_moment_and_nobody_is_heard_before(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben, verb="say")
    for who in (ada, cleo):
        await joined(world, who, mob)
        kept = await leave_words(who, mob, f"Free the canal, says {who.username}")
        assert (kept["visibility"], kept["mob_id"]) == ("public", mob["id"])

    assert await posts_of(ada, ada) == []
    assert (await ben.get(f"{MOBS}/{mob['id']}/words")).json() == {}
    assert "Free the canal" not in (await world.anyone.get(f"/mobs/{mob['id']}")).text
    await the_moment(world)

    for who in (ada, cleo):
        [said] = await posts_of(who, world.anyone)
        assert f"Free the canal, says {who.username}" in said
        assert f"/mobs/{mob['id']}" in said
    shown = await look(ben, mob)
    assert (shown["done"], shown["tally"]) == (2, 2)
    around = await world.anyone.api("GET", f"/api/v1/timelines/mob/{mob['id']}")
    assert len([post for post in around if "Free the canal" in post["content"]]) == 2
    assert await waiting(world, mob) == 0


async def test_words_are_changed_and_taken_back(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben, verb="say")
    for who in (ada, ben, cleo):
        await join(who, mob)
        await leave_words(who, mob, "One")
    await leave_words(ada, mob, "Two", visibility="unlisted")
    assert (await ada.api("GET", f"{MOBS}/{mob['id']}/words"))["text"] == "Two"
    await ben.api("DELETE", f"{MOBS}/{mob['id']}/words")
    await leave(cleo, mob)
    await world.settle()
    assert await waiting(world, mob) == 1

    await the_moment(world)

    [said] = await posts_of(ada, ada)
    assert "Two" in said
    assert [post for post in await posts_of(ben, ben) if "One" in post] == []
    assert await posts_of(cleo, cleo) == []


async def test_who_may_no_longer_speak_says_nothing(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben, verb="say")
    for who in (ada, cleo, mo):
        await join(who, mob)
        await leave_words(who, mob, "Words")
    await set_state(world, cleo, "suspended")
    await block(ben, mo)

    await the_moment(world)

    assert len(await posts_of(ada, ada)) == 1
    assert await posts_of(mo, mo) == []
    assert (await look(ada, mob))["done"] == 1
    assert await waiting(world, mob) == 0


async def test_saying_again_says_nothing_new(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, verb="say")
    await join(ada, mob)
    await leave_words(ada, mob, "Words")
    [words] = await words_after(world.house.db, int(mob["id"]), 0, 10)
    await the_moment(world)

    for _ in range(2):
        again = await world.house.db.act(say_words, world.house.settings, words.id, lane=int(mob["id"]))
        assert again is None
    assert len(await posts_of(ada, ada)) == 1


async def test_more_than_one_slice_speaks(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben, verb="say")
    people = [await world.person(f"friend{number}") for number in range(AT_ONCE + 2)]
    for who in people:
        await join(who, mob)
        await leave_words(who, mob, "Words")

    await the_moment(world)

    assert (await look(ben, mob))["done"] == AT_ONCE + 2
    assert await waiting(world, mob) == 0


async def test_a_stopped_mob_speaks_when_it_goes_on_and_one_called_off_never(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    stopped, off = await called(world, ben, verb="say", lasts=3 * HOUR), await called(world, ben, verb="say")
    for mob in (stopped, off):
        await join(ada, mob)
        await leave_words(ada, mob, f"Words for {mob['id']}")
    lane = int(stopped["id"])
    await world.house.db.act(halt_mob, None, lane, lane=lane)
    await ben.api("DELETE", f"{MOBS}/{off['id']}")
    await the_moment(world)
    assert await posts_of(ada, ada) == []
    assert (await waiting(world, stopped), await waiting(world, off)) == (1, 0)

    await world.house.db.act(resume_mob, None, lane, lane=lane)
    await world.settle()

    [said] = await posts_of(ada, ada)
    assert f"Words for {stopped['id']}" in said


async def test_words_that_cannot_wait_are_refused(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob, other = await called(world, ben, verb="say"), await called(world, ben, verb="do")
    path = f"{MOBS}/{mob['id']}/words"

    assert (await ada.post(path, json={"text": "Words"})).status_code == 409
    for one in (mob, other):
        await join(ada, one)
    assert (await ada.post(f"{MOBS}/{other['id']}/words", json={"text": "Words"})).status_code == 409
    for text in ("  ", "@ben is to blame", "x" * 6000):
        answer = await ada.post(path, json={"text": text})
        assert (answer.status_code, answer.json()["error"] != "") == (422, True), text[:20]
    await the_moment(world)
    assert (await ada.post(path, json={"text": "Words"})).status_code == 409


@pytest.mark.parametrize(
    ("of_mob", "wanted", "kept"), [("private", "public", "private"), ("public", "private", "private")]
)
async def test_no_more_people_see_words_than_the_mob(world: World, of_mob: str, wanted: str, kept: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    mob = await called(world, ben, verb="say", visibility=of_mob)
    await join(ada, mob)

    assert (await leave_words(ada, mob, "Words", visibility=wanted))["visibility"] == kept


async def test_words_are_left_on_the_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, verb="say")
    browser, place = await browser_of(world, "ada"), f"/mobs/{mob['id']}"
    assert texts(await read(browser, place), "#words h2") == []
    await join(ada, mob)

    answer = await browser.get(place)
    [number] = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith("/words")]
    assert (await fill(browser, answer, form=number, text="Tea for all")).status_code == 303
    assert texts(await read(browser, place), "#own-words") == ["Tea for all"]
    answer = await browser.get(place)
    takes_back = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith("/words")][-1]
    await fill(browser, answer, form=takes_back)
    assert texts(await read(browser, place), "#own-words") == [""]
