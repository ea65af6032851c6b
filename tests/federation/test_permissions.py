"""With whom nothing is exchanged, and with whom only a part."""

import pytest

from goodmob.federation.permissions import HostPolicy, is_closed, policy_for
from goodmob.instance.actions.keep_allow_list import change_allow_list
from goodmob.instance.actions.keep_server_allow import add_server_allow, remove_server_allow
from goodmob.instance.actions.keep_server_block import (
    ServerBlockWish,
    add_server_block,
    change_server_block,
    remove_server_block,
)
from tests.world.world import World

OPEN = HostPolicy(limited=False, suspended=False, reject_media=False, reject_reports=False)


async def closed(world: World, *hosts: str) -> list[bool]:
    return [await is_closed(world.house.db, host) for host in hosts]


async def test_a_suspended_server_is_closed_with_those_below_it(world: World) -> None:
    db = world.house.db
    made = await db.act(add_server_block, 1, "far.example", ServerBlockWish(severity="suspend"))
    below = await db.act(add_server_block, 1, "good.far.example", ServerBlockWish(severity="suspend"))
    await db.act(change_server_block, 1, below.id, ServerBlockWish(severity="noop"))

    assert await closed(world, "Far.Example", "bad.far.example", "far.example:3000") == [True, True, True]
    assert await closed(world, "good.far.example", "nearfar.example", "not a host") == [False, False, True]

    await db.act(remove_server_block, 1, made.id)
    assert await closed(world, "far.example", "bad.far.example") == [False, False]


async def test_where_only_allowed_servers_are_spoken_with(world: World) -> None:
    db = world.house.db
    allowed = await db.act(add_server_allow, 1, "near.example")
    await db.act(add_server_block, 1, "bad.near.example", ServerBlockWish(severity="suspend"))
    await db.act(add_server_block, 1, "mild.example", ServerBlockWish(severity="silence"))
    assert await closed(world, "far.example", "mild.example") == [False, False]

    await db.act(change_allow_list, 1, on=True)
    assert await closed(world, "far.example", "mild.example", "near.example") == [True, True, False]
    assert await closed(world, "school.near.example", "bad.near.example") == [False, True]

    await db.act(remove_server_allow, 1, allowed.id)
    assert await closed(world, "near.example") == [True]
    await db.act(change_allow_list, 1, on=False)
    assert await closed(world, "far.example", "mild.example", "bad.near.example") == [False, False, True]


@pytest.mark.parametrize(
    ("wish", "policy"),
    [
        (ServerBlockWish(severity="noop"), OPEN),
        (ServerBlockWish(severity="silence"), OPEN._replace(limited=True)),
        (ServerBlockWish(severity="noop", reject_media=True), OPEN._replace(reject_media=True)),
        (ServerBlockWish(severity="noop", reject_reports=True), OPEN._replace(reject_reports=True)),
        (ServerBlockWish(severity="suspend"), HostPolicy(True, True, True, True)),
    ],
)
async def test_the_policy_of_a_server_holds_below_it(world: World, wish: ServerBlockWish, policy: HostPolicy) -> None:
    await world.house.db.act(add_server_block, 1, "far.example", wish)

    assert await policy_for(world.house.db, "any.far.example") == policy
    assert await policy_for(world.house.db, "elsewhere.example") == OPEN
