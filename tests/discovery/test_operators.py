"""Operators narrow a search as their names say."""

from typing import Any

from tests.discovery.looking import found, open_up
from tests.mobs.calling import call
from tests.posts.saying import say
from tests.world.world import Client, World


async def cast(world: World) -> tuple[Client, Client, dict[str, str]]:
    """Ada and Ben, whose posts everybody may find, and the ids of what they said, by a word of it."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await open_up(ada)
    await open_up(ben)
    said: dict[str, Any] = {}
    said["plain"] = await say(ada, "Plain kite", language="en")
    world.step(days=1)
    said["french"] = await say(ben, "Kite en français", language="fr")
    said["covered"] = await say(ben, "Covered kite", sensitive=True, spoiler_text="Beware")
    world.step(days=1)
    said["answer"] = await say(ben, "@ada Answering kite", in_reply_to_id=said["plain"]["id"], language="en-GB")
    said["linked"] = await say(ada, "Linked kite https://far.example/kites")
    said["poll"] = await say(ada, "Kite poll", poll={"options": ["Yes", "No"], "expires_in": 3600})
    said["quoting"] = await say(ada, "Quoting kite", quoted_status_id=said["plain"]["id"])
    await world.settle()
    return ada, ben, {name: post["id"] for name, post in said.items()}


async def test_each_operator_narrows(world: World) -> None:
    ada, ben, said = await cast(world)
    mo = await world.person("mo")
    names = {id_: name for name, id_ in said.items()}

    async def names_of(who: Client, query: str) -> set[str]:
        return {names[id_] for id_ in await found(who, query)}

    every = set(said)
    ours = {"french", "covered", "answer"}
    assert await names_of(mo, "kite") == every
    assert await names_of(mo, "from:ben") == await names_of(mo, "-from:ada kite") == ours
    assert await names_of(mo, "from:ben@goodmob.test") == await names_of(ben, "from:me kite") == ours
    assert await names_of(mo, "from:ben from:ada kite") == every
    assert await names_of(mo, "from:nobody kite") == await names_of(mo, "from:me kite") == set()
    assert await names_of(mo, "to:ada") == await names_of(ada, "to:me") == {"answer"}
    assert await names_of(mo, "has:link kite") == {"linked"}
    assert await names_of(mo, "has:poll") == {"poll"}
    assert await names_of(mo, "has:media") == await names_of(mo, "has:image kite") == set()
    assert await names_of(mo, "is:reply") == {"answer"}
    assert await names_of(mo, "is:sensitive") == {"covered"}
    assert await names_of(mo, "is:quote") == {"quoting"}
    assert await names_of(mo, "kite -is:reply -is:quote -has:poll -has:link -is:sensitive") == {"plain", "french"}
    assert await names_of(mo, "language:fr") == {"french"}
    assert await names_of(mo, "language:en kite from:ben") >= {"answer"}
    assert await names_of(mo, "language:en-gb") == {"answer"}
    assert await names_of(mo, "in:library kite") == set()
    assert await names_of(ben, "in:library kite") == ours
    assert await names_of(ada, "in:library kite") == (every - ours) | {"answer"}
    assert await names_of(mo, "in:all") == await names_of(mo, "in:public") == every


async def test_days_are_those_of_utc(world: World) -> None:
    _, ben, said = await cast(world)
    day = (await ben.api("GET", f"/api/v1/statuses/{said['french']}"))["created_at"][:10]
    second = {said["french"], said["covered"]}

    assert set(await found(ben, f"kite during:{day}")) == second
    assert set(await found(ben, f"kite before:{day}")) == {said["plain"]}
    assert set(await found(ben, f"kite after:{day}")) == {*said.values()} - second - {said["plain"]}


async def test_pictures_and_mobs_are_found_by_what_they_are(world: World) -> None:
    ada, mo = await world.person("ada"), await world.person("mo")
    await open_up(ada)
    mob = await call(world, ada)
    await world.settle()

    assert await found(mo, "has:mob") == [mob["status_id"]]
