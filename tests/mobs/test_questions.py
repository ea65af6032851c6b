"""The back channel of an event: questions are voted up, and who keeps order marks them."""

import asyncio

from tests.mobs.asking import QUESTIONS, ask, asked, choose, everybody_joins, remove_account
from tests.mobs.calling import MOBS, join, refused
from tests.mobs.pressing import press
from tests.mobs.scene import called
from tests.posts.saying import block
from tests.web.reading import browser_of
from tests.world.world import World


async def test_what_most_want_to_hear_stands_on_top(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    first, second = await ask(ada, mob, "When is lunch?"), await ask(cleo, mob, "Who pays?")
    assert (first["votes"], first["voted"]) == (1, True)

    for _ in range(2):
        voted = await ben.api("POST", f"{QUESTIONS}/{second['id']}/vote")

    assert (voted["votes"], voted["voted"]) == (2, True)
    assert await asked(world.anyone, mob) == [("Who pays?", 2), ("When is lunch?", 1)]
    for who in (ben, cleo):
        await who.api("POST", f"{QUESTIONS}/{second['id']}/unvote")
    assert await asked(ada, mob) == [("When is lunch?", 1), ("Who pays?", 0)]


async def test_only_who_takes_part_asks_unless_the_host_lets_everybody(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    question = await ask(ben, mob, "What do you think?")
    path = f"{MOBS}/{mob['id']}/questions"
    assert (await refused(ada, "POST", path, json={"text": "May I?"}))[0] == 409
    assert (await refused(ada, "POST", f"{QUESTIONS}/{question['id']}/vote"))[0] == 409

    await choose(ben, mob, questions="everybody")

    await ask(ada, mob, "May I?")
    await cleo.api("POST", f"{QUESTIONS}/{question['id']}/vote")
    assert await refused(ada, "POST", path, json={"text": " "}) == (422, "text")
    assert await refused(ada, "POST", path, json={"text": "a" * 301}) == (422, "text")
    for number in range(9):
        await ask(ada, mob, f"And {number}?")
    assert await refused(ada, "POST", path, json={"text": "And again?"}) == (422, "text")


async def test_who_keeps_order_marks_and_hides(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await join(ada, mob)
    rude, good = await ask(ada, mob, "Rude?"), await ask(ada, mob, "Good?")
    assert (await refused(ada, "POST", f"{QUESTIONS}/{rude['id']}/hide"))[0] == 403

    hidden = await ben.api("POST", f"{QUESTIONS}/{rude['id']}/hide")
    marked = await ben.api("POST", f"{QUESTIONS}/{good['id']}/answered")

    assert (hidden["state"], marked["state"]) == ("hidden", "answered")
    assert await asked(world.anyone, mob) == [("Good?", 1)]
    assert len(await asked(ben, mob)) == 2
    assert (await refused(ada, "POST", f"{QUESTIONS}/{rude['id']}/vote"))[0] == 404
    assert (await refused(ada, "POST", f"{QUESTIONS}/{good['id']}/unvote"))[0] == 409
    await ben.api("POST", f"{QUESTIONS}/{rude['id']}/reopen")
    assert len(await asked(world.anyone, mob)) == 2


async def test_one_vote_each_whoever_presses_how_often(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await join(ada, mob)
    question = await ask(ben, mob, "Why?")

    answers = await asyncio.gather(*(ada.post(f"{QUESTIONS}/{question['id']}/vote") for _ in range(4)))

    assert {answer.status_code for answer in answers} == {200}
    assert await asked(ada, mob) == [("Why?", 2)]


async def test_screens_hear_of_questions_and_not_of_hidden_words(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    async with world.anyone.listen("/api/v1/streaming/mob", {"mob": mob["id"]}) as stream:
        await stream.next()
        question = await ask(ben, mob, "Rude?")
        await world.settle()
        heard = await stream.next()
        await ben.api("POST", f"{QUESTIONS}/{question['id']}/hide")
        await world.settle()
        hidden = await stream.next()

    assert (heard.event, heard.json["text"]) == ("mob.question", "Rude?")
    assert [hidden.json[name] for name in ("text", "state")] == ["", "hidden"]


async def test_who_is_blocked_or_gone_asks_nothing(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    await ask(cleo, mob, "Why?")
    mine = await ask(ada, mob, "Why not?")
    await cleo.api("POST", f"{QUESTIONS}/{mine['id']}/vote")
    await block(ada, cleo)
    assert await asked(ada, mob) == [("Why not?", 2)]

    await remove_account(world, cleo)

    assert await asked(ben, mob) == [("Why not?", 1)]


async def test_questions_are_asked_and_read_in_a_browser(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await join(ada, mob)
    page, guest, host = f"/mobs/{mob['id']}/questions", await browser_of(world, "ada"), await browser_of(world, "ben")

    await press(guest, page, "/questions", text="When is lunch?")
    await press(host, page, "/vote")

    assert await asked(ada, mob) == [("When is lunch?", 2)]
    for address in (page, f"{page}?wall=1", f"{page}/list", f"/mobs/{mob['id']}"):
        assert "When is lunch?" in (await world.anyone.get(address)).text
    assert "<form" not in (await world.anyone.get(f"{page}?wall=1")).text.split("<main", 1)[1].split("</main", 1)[0]
    await press(host, page, "/hide")
    assert "When is lunch?" not in (await world.anyone.get(page)).text
    await press(host, page, "/reopen")
    assert await asked(world.anyone, mob) == [("When is lunch?", 2)]
