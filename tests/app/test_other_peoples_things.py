"""What is Ben's, tried by Ada at every door: the answer is that of something that does not exist."""

import random

import httpx2

from goodmob.core.web.routes import Policy, Route, path_names
from goodmob.core.web.scopes import SCOPES
from tests.app.belongings import FITTING, belongings, kinds_named
from tests.app.doors import DOORS, fields, flaw, is_stream, knock, makers, must_be_sent, named, place, takes_id
from tests.world.books import books, changed
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World

pytestmark = LONG_WALK

UNKNOWN = "123456789"
STAFF_DOORS = [door for door in DOORS if "/admin/" in door.path]
DOORS_OF_API = [
    door for door in DOORS if door.path.startswith("/api/") and not is_stream(door) and door not in STAFF_DOORS
]
TRIED = 3
"""So many of Ben's things are named in each field, by lot: the kinds that fit it, and those that do not."""
WITH_IDS = [door for door in DOORS_OF_API if kinds_named(door)]
CURSORS = {"max_id", "since_id", "min_id"}

PUBLIC = {
    "account": "an account is there for all to see",
    "self": "and it says itself that this is for it alone",
    "collection": "so is a collection",
    "collection_item": "so is everybody in one",
}
"""Kinds that others may name, and why."""

UNMOVED = {
    "POST /api/v2/notifications/:group_key/dismiss": "as in Mastodon, a group that is not there is put away already",
    "POST /api/v2_alpha/notifications/:group_key/dismiss": "so it was in its betas",
}
"""Doors that answer 200 and {} where nothing is, and why."""


def wrong_where_nothing_is(door: Route, response: httpx2.Response) -> str:
    """What is wrong with the answer of a door behind which nothing is; empty if it is as it should be."""
    if named(door) in UNMOVED:
        return "" if (response.status_code, response.text) == (200, "{}") else response.text
    return flaw(response, 404)


async def tried(client: Client, door: Route, ids: dict[str, str]) -> httpx2.Response:
    """The answer of a door whose path names these things."""
    return await knock(client, door, FITTING.get(named(door), {}), path=place(door, **ids))


async def test_an_unknown_id_is_not_found(world: World) -> None:
    ada = await world.person("ada")
    before = await books(world.house.db)
    found = []

    for door in WITH_IDS:
        response = await tried(ada, door, dict.fromkeys(path_names(door.path), UNKNOWN))
        if fault := wrong_where_nothing_is(door, response):
            found.append(f"{named(door)}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_doors_of_staff_are_shut_for_others_whatever_their_token_may(world: World) -> None:
    ada = await world.person("ada", scopes=" ".join(SCOPES))
    before = await books(world.house.db)
    found = []

    for door in STAFF_DOORS:
        response = await tried(ada, door, {})
        if fault := flaw(response, 403, *([422] if must_be_sent(door) else [])):
            found.append(f"{named(door)}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_staff_are_told_where_nothing_is(world: World) -> None:
    mo = await world.person("mo", role="owner", scopes=" ".join(SCOPES))
    before = await books(world.house.db)
    found = []

    for door in STAFF_DOORS:
        if names := path_names(door.path):
            response = await tried(mo, door, dict.fromkeys(names, UNKNOWN))
            if fault := flaw(response, 404, *([422] if must_be_sent(door) else [])):
                found.append(f"{named(door)}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_what_is_bens_does_not_exist_for_others(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    bens = await belongings(world, ben, cleo)
    before = await books(world.house.db)
    found = []

    for door in WITH_IDS:
        kinds = kinds_named(door)
        if set(kinds.values()) <= PUBLIC.keys():
            continue
        for client in (ada, world.anyone) if door.viewer is Policy.OPTIONAL else (ada,):
            theirs = await tried(client, door, {name: bens[kind] for name, kind in kinds.items()})
            nobodys = await tried(client, door, dict.fromkeys(kinds, UNKNOWN))
            if (theirs.status_code, theirs.text) != (nobodys.status_code, nobodys.text) or wrong_where_nothing_is(
                door, theirs
            ):
                found.append(f"{named(door)}: {theirs.text[:200]} where nothing is: {nobodys.text[:200]}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_naming_what_is_bens_in_a_field_is_like_naming_nothing(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    bens, adas = await belongings(world, ben, cleo), await belongings(world, ada, cleo)
    shown, before = await looked_at(ben, bens), await books(world.house.db)
    found = []

    for door in DOORS_OF_API:
        path = place(door, **{name: adas[kind] for name, kind in kinds_named(door).items()})
        sent = FITTING.get(named(door), {})
        for name, kind in fields(door).items():
            for make in makers(kind, takes_id) if name not in CURSORS else ():
                for id_ in random.sample(sorted({id_ for id_ in bens.values() if id_.isdecimal()} - {ben.id}), TRIED):
                    theirs = await knock(ada, door, {**sent, name: make(id_)}, path=path)
                    nobodys = await knock(ada, door, {**sent, name: make(UNKNOWN)}, path=path)
                    now = before if door.method == "GET" else await books(world.house.db)
                    if not is_same(theirs, nobodys, id_) or (theirs.is_error and changed(before, now)):
                        found.append(f"{named(door)} {name}: {theirs.text[:200]} or {nobodys.text[:200]}")
                    before = now

    assert not found
    assert await looked_at(ben, bens) == shown


def is_same(theirs: httpx2.Response, nobodys: httpx2.Response, id_: str) -> bool:
    """Whether two answers are the same but for the id asked for; where both go well, whatever they tell."""
    if theirs.is_success and nobodys.is_success:
        return True
    return (theirs.status_code, theirs.text.replace(id_, UNKNOWN)) == (nobodys.status_code, nobodys.text)


async def looked_at(owner: Client, ids: dict[str, str]) -> list[str]:
    """What the owner sees of all that is hers or his."""
    doors = [door for door in WITH_IDS if door.method == "GET" and set(kinds_named(door).values()) <= ids.keys()]
    answers = [
        await tried(owner, door, {name: ids[kind] for name, kind in kinds_named(door).items()}) for door in doors
    ]
    return [answer.text for answer in answers]
