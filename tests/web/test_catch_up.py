"""Catching up: what was said while somebody was away, those who are close first."""

import pytest
from bs4 import BeautifulSoup

from goodmob.web.entities.away import away_since
from goodmob.web.entities.catch_up import catch_up
from goodmob.web.rules import hours_away
from tests.mobs.scene import called
from tests.notifications.asking import choose
from tests.posts.saying import block, do, follow, say
from tests.timelines.talking import write
from tests.web.reading import browser_of, read, texts
from tests.world.browser import forms_of
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World

ADDRESS = "/home/catch-up"


async def people(world: World, *names: str) -> list[Client]:
    """People of whom the first follows all others."""
    first, *others = [await world.person(name) for name in names]
    for one in others:
        await follow(first, one)
    return [first, *others]


async def caught(world: World, query: str = "?hours=12") -> BeautifulSoup:
    """The page as Ada reads it."""
    await world.settle()
    return await read(await browser_of(world, "ada"), ADDRESS + query)


def sections(page: BeautifulSoup) -> list[str]:
    """The headings of what there is."""
    return texts(page, ".caught > h2")


async def test_whom_ada_answers_is_told_of_first_and_why(world: World) -> None:
    ada, ben, cleo, mo = await people(world, "ada", "ben", "cleo", "mo")
    asked = await say(ben, "Tea?")
    await say(ben, "@ada Or coffee?", in_reply_to_id=(await say(ada, "@ben Yes", in_reply_to_id=asked["id"]))["id"])
    for word in ("One", "Two", "Three", "Four"):
        await do(ada, "favourite", await say(cleo, word))
    await say(mo, "Nobody knows me")
    world.step(hours=20)
    for who in (mo, cleo, ben):
        await say(who, f"News of {who.username}")

    page = await caught(world)

    assert texts(page, ".caught__who .name") == ["ben", "cleo"]
    assert texts(page, ".caught__who .meta") == [
        "because you answer each other often",
        "because you often favourite what they say",
    ]
    assert texts(page, ".caught__one .text") == ["News of ben", "News of cleo"]
    assert texts(page, ".lede") == ["Since you were away: 3 posts by 3 people."]


async def test_who_names_ada_again_and_again_does_not_become_close(world: World) -> None:
    _, ben = await people(world, "ada", "ben")
    for number in range(6):
        await say(ben, f"@ada Hey {number}")

    assert "Those closest to you" not in sections(await caught(world))


async def test_what_several_boosted_is_told_once_with_their_names(world: World) -> None:
    ada, ben, cleo, mo = await people(world, "ada", "ben", "cleo", "mo")
    stranger = await world.person("stranger")
    loved, known = await say(stranger, "Loved"), await say(stranger, "Known")
    for who in (ben, cleo, mo):
        await do(who, "reblog", loved)
    await do(ben, "reblog", known)
    await do(ada, "reblog", known)

    page = await caught(world)

    [section] = [one for one in page.select(".caught") if one.select_one("#boosted")]
    assert texts(section, ".text") == ["Loved"]
    assert texts(section, "li > .why") == ["Boosted by mo, cleo and 1 other"]


async def test_mobs_and_conversations_have_their_places(world: World) -> None:
    ada, ben = await people(world, "ada", "ben")
    await choose(ada, for_private_mentions="accept")
    mob = await called(world, ben, ahead=6 * 3_600_000_000, title="Sing one song")
    await called(world, ben, ahead=30 * 3_600_000_000, title="Plant a tree")
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/join")
    await write(world, ben, "@ada psst")
    await say(ben, "@ada Come!")

    page = await caught(world)

    assert sections(page)[:2] == ["For you", "Mobs"]
    [for_you, mobs] = page.select(".caught")[:2]
    assert texts(for_you, "li") == ["ben @ada psst", "2 new mentions"]
    assert texts(mobs, ".caught__lines strong") == ["Sing one song"]
    assert "Plant a tree" in mobs.text


async def test_chips_narrow_it_to_a_person_and_a_kind(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    post = await say(cleo, "From Cleo")
    await say(ben, "From Ben")
    await say(ben, "@cleo An answer", in_reply_to_id=post["id"])
    await do(ben, "reblog", post)

    whole = await caught(world)
    of_ben = await caught(world, f"?hours=12&by={ben.id}")
    answers = await caught(world, f"?hours=12&by={ben.id}&kind=answers")

    assert texts(whole, "nav[aria-label='Of which kind'] a") == ["Posts 2", "Answers 1", "Boosts 1"]
    assert texts(whole, "nav[aria-label='By whom'] a") == ["ben 3", "cleo 1"]
    assert texts(of_ben) == ["From Cleo", "@cleo An answer", "From Ben"]
    assert texts(of_ben, ".sift[aria-current]") == ["12 hours", "ben 3"]
    assert texts(answers) == ["@cleo An answer"]
    assert ada.id


async def test_all_of_a_kind_is_read_page_by_page(world: World) -> None:
    _, ben = await people(world, "ada", "ben")
    for number in range(45):
        await say(ben, str(number))

    first = await caught(world, "?hours=12&kind=posts")
    second = await caught(world, str(first.select_one("a[rel=next]")["href"]).removeprefix(ADDRESS))  # type: ignore[index]

    assert texts(first) + texts(second) == [str(number) for number in range(44, -1, -1)]
    assert not second.select("a[rel=next]")


async def test_only_the_hours_count_and_nothing_that_ada_may_not_see(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    await say(ben, "Old")
    world.step(hours=13)
    await say(ben, "New")
    await say(cleo, "Hidden")
    await say(ben, "@cleo Not for Ada", visibility="direct")
    await block(ada, cleo)

    page = await caught(world, "?hours=12&kind=posts")

    assert texts(page) == ["New"]


async def test_it_makes_all_of_it_read(world: World) -> None:
    ada, ben = await people(world, "ada", "ben")
    post = await say(ben, "News")
    await world.settle()
    browser = await browser_of(world, "ada")
    [form] = [one for one in forms_of(await browser.get(ADDRESS)) if one.action.endswith("/home/read")]

    answer = await browser.post(form.action, data=form.values)

    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert (await ada.api("GET", "/api/v1/markers?timeline[]=home"))["home"]["last_read_id"] == post["id"]


async def test_home_offers_it_to_who_was_away_for_hours(world: World) -> None:
    ada, ben = await people(world, "ada", "ben")
    await ada.api("POST", "/api/v1/markers", json={"home": {"last_read_id": (await say(ben, "Old"))["id"]}})
    await say(ben, "News")
    await world.settle()
    browser = await browser_of(world, "ada")
    soon = await read(browser, "/home")
    world.step(hours=7)

    later = await read(browser, "/home")

    assert not soon.select(".since a[href*=catch-up]")
    assert [way["href"] for way in later.select(".since a[href*=catch-up]")] == [f"{ADDRESS}?hours=7"]
    assert texts(await read(browser, ADDRESS), ".sifts [aria-current]") == ["7 hours"]


@pytest.mark.parametrize("query", ["?hours=0", "?hours=49", "?hours=tea", "?kind=tea", "?by=tea"])
async def test_what_cannot_be_asked_for_is_refused(world: World, query: str) -> None:
    await world.person("ada")

    assert (await (await browser_of(world, "ada")).get(ADDRESS + query)).status_code == 422


@LONG_WALK
async def test_it_asks_the_database_no_more_often_where_much_was_said(world: World) -> None:
    ada, *others = await people(world, "ada", *(f"friend{number}" for number in range(8)))

    async def round_of_talk(times: int) -> None:
        for _ in range(times):
            for one in others:
                post = await say(one, f"I am {one.username}")
                await say(ada, f"@{one.username} Hello", in_reply_to_id=post["id"])
                await do(others[0], "reblog", post)
                await do(others[1], "reblog", post)
        await world.settle()

    async def asked() -> int:
        await catch_up(world.house, int(ada.id), await away_since(world.house, int(ada.id), 0))
        with world.counting() as count:
            await catch_up(world.house, int(ada.id), await away_since(world.house, int(ada.id), 0))
        return count.total

    await round_of_talk(1)
    few = await asked()
    await round_of_talk(4)

    assert await asked() <= few
    assert few < 60


def test_hours_are_rounded_up_and_bounded() -> None:
    hour = 3_600_000_000

    assert [hours_away(0, moment) for moment in (0, 3 * hour, 3 * hour + 1, 40 * hour, 500 * hour)] == [0, 0, 4, 40, 48]
