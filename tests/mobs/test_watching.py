"""People watch a mob go on, with and without an account."""

import asyncio
from contextlib import AsyncExitStack
from itertools import pairwise
from typing import Any

import pytest

from goodmob.core.clock import SECOND, from_iso
from tests.mobs.scene import answer, called, joined, look
from tests.world.wires import EventStream
from tests.world.world import Client, World

PATH = "/api/v1/streaming/mob"


async def shown(stream: EventStream) -> list[tuple[str, Any]]:
    """What has arrived on a screen and was not looked at yet."""
    arrived = []
    for _ in range(20):
        await asyncio.sleep(0)
    while not stream.is_quiet():
        happening = await stream.next()
        arrived.append((happening.event, happening.json))
    return arrived


async def test_who_opens_it_sees_the_tally_at_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)

    async with world.anyone.listen(PATH, {"mob": mob["id"]}) as stream:
        first = await stream.next()

    assert first.event == "mob.update"
    seen = await look(world.anyone, mob)
    assert first.json == {
        **{key: seen[key] for key in ("id", "state", "joined", "waiting", "present", "done", "tally", "verified")},
        "server_time": seen["server_time"],
    }


async def test_two_hundred_watchers_see_the_same_and_the_last_word_is_right(world: World) -> None:
    ben = await world.person("ben")
    people = [await world.person(f"ada{number}") for number in range(12)]
    mob = await called(world, ben)

    async with AsyncExitStack() as hall:
        screens = [await hall.enter_async_context(world.anyone.listen(PATH, {"mob": mob["id"]})) for _ in range(200)]
        seen: list[list[tuple[str, Any]]] = [[] for _ in screens]
        for person in people:
            await joined(world, person, mob)
            world.step(seconds=0.1)
        world.step(seconds=1)
        await world.settle()
        for screen, list_ in zip(screens, seen, strict=True):
            list_ += await shown(screen)

    assert all(list_ == seen[0] for list_ in seen)
    updates = [tally for event, tally in seen[0] if event == "mob.update"]
    assert len(updates) > 2
    assert updates[-1]["joined"] == len(people)
    moments = [from_iso(tally["server_time"]) for tally in updates[1:]]
    assert all(later - earlier >= SECOND // 2 for earlier, later in pairwise(moments))


async def test_who_comes_back_is_right_at_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    async with world.anyone.listen(PATH, {"mob": mob["id"]}) as stream:
        assert (await stream.next()).json["joined"] == 0

    await joined(world, ada, mob)

    async with world.anyone.listen(PATH, {"mob": mob["id"]}) as stream:
        assert (await stream.next()).json["joined"] == 1
        assert await shown(stream) == []


async def test_states_and_deeds_are_shown_as_they_happen(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)

    async with world.anyone.listen(PATH, {"mob": mob["id"]}) as stream:
        await stream.next()
        world.step(hours=1)
        await world.settle()
        opened = await shown(stream)
        reply = await answer(world, ada, mob, "#did 2")
        done = await shown(stream)

    assert [tally["state"] for event, tally in opened if event == "mob.state"] == ["live"]
    [deed] = [deed for event, deed in done if event == "mob.deed"]
    assert (deed["count"], deed["status_id"], deed["account"]["username"]) == (2, reply["id"], "ada")


async def test_who_blocks_the_doer_is_spared_the_deed_but_not_the_tally(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/block")
    world.step(hours=1)
    await world.settle()

    async with cleo.listen(PATH, {"mob": mob["id"]}) as stream:
        await stream.next()
        await answer(world, ada, mob, "#did 2")
        world.step(seconds=1)
        await world.settle()
        arrived = await shown(stream)

    assert "mob.deed" not in [event for event, _ in arrived]
    assert arrived[-1][1]["tally"] == 2


async def test_nobody_watches_a_private_mob_without_following(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await world.settle()
    mob = await called(world, ben, visibility="private")

    async with ada.listen(PATH, {"mob": mob["id"]}) as stream:
        assert (await stream.next()).event == "mob.update"
    strangers: list[Client] = [world.anyone, cleo]
    for stranger in strangers:
        assert (await stranger.get(PATH, params={"mob": mob["id"]})).status_code == 404


async def test_a_mob_that_nobody_watches_is_not_looked_at(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    published: list[str] = []
    monkeypatch.setattr(world.house.bus, "publish", lambda channel, _: published.append(channel))

    await joined(world, ada, mob)

    assert [channel for channel in published if channel.startswith("mob:")] == []
    # Its growth alone is.
    assert len(world.house.pacer) == 1
