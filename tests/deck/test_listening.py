"""One live stream carries what several accounts of a person hear, and nothing of what others hear."""

import json
from typing import Any

from tests.accounts.several import a_further_one, id_of, switch
from tests.posts.saying import block, follow, say
from tests.streaming.screen import Events
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.world import World


async def hearing(world: World) -> tuple[Client, Client, str]:
    """Ada, her browser, and the id of her tea club's account."""
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    await switch(browser, int(ada.id))
    await world.settle()
    return ada, browser, str(await id_of(world, "tea_club"))


def screen_of(world: World, browser: Client, *streams: str) -> Events:
    """The stream of a browser's pages."""
    shown = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    return Events(world.app, "/live", cookie=shown, stream=list(streams))


async def news(screen: Events, most: int) -> list[dict[str, Any]]:
    """So much of what is told next; what comes together is one piece on the wire."""
    told: list[dict[str, Any]] = []
    while len(told) < most:
        pieces = (await screen.event()).split("\n\n")
        told += [json.loads(each.removeprefix("data: ")) for each in pieces if each.startswith("data: ")]
    return told


async def test_each_account_hears_its_own_on_the_same_stream(world: World) -> None:
    ada, browser, club = await hearing(world)
    ben, cleo = await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    await block(ada, cleo)
    await world.settle()
    screen = screen_of(world, browser, "user", f"public@{club}", f"user:notification@{club}")
    await screen.begin()

    await say(cleo, "Not for Ada, but for the club")
    await world.settle()
    [first] = await news(screen, 1)
    await say(ben, "Hello @tea_club")
    await world.settle()
    others = await news(screen, 3)

    assert (first["stream"], first["event"]) == ([f"public@{club}"], "update")
    assert sorted((told["stream"][0], told["event"]) for told in others) == sorted(
        [("user", "update"), (f"public@{club}", "update"), (f"user:notification@{club}", "notification")]
    )
    await screen.leave()


async def test_the_streams_of_somebody_else_are_refused_and_the_others_go_on(world: World) -> None:
    ada, browser, _ = await hearing(world)
    ben = await world.person("ben")
    named = [f"user@{ben.id}", "user@", "user@tea", "user@٣", f"user@{'9' * 30}", f"user@{ada.id}@{ben.id}"]
    screen = screen_of(world, browser, *named, "public")
    await screen.begin()

    told = {each["stream"][0] for each in await news(screen, 5)}
    await say(ben, "Hello")
    await world.settle()
    [last, *_] = await news(screen, 1)

    assert told == {*named} - {"user@"}
    assert last["stream"][0] in {"public", "user@"}
    await screen.leave()


async def test_strangers_hear_nobodys_streams(world: World) -> None:
    ada = await world.person("ada")
    screen = Events(world.app, "/live", stream=[f"user@{ada.id}"])
    await screen.begin()

    [told] = await news(screen, 1)
    assert told["event"] == "refused"
    await screen.leave()
