"""Addresses that lead nowhere: ids that are none, methods that a path does not know, paths that nobody made."""

import pytest

from goodmob.app.routes import PAGES, ROUTES
from goodmob.core.web.routes import WEBSOCKET, path_names
from goodmob.core.web.tree import Found, RouteTree
from tests.app.belongings import FITTING, kinds_named
from tests.app.doors import DOORS, flaw, knock, named, place
from tests.world.books import books, changed
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

NO_IDS = (
    *("tea", "-1", "+1", "1.5", "1e3", "0x1", "1;2", "1'--", " 1", "1 2", "%00", "\x00", "1\x00", "1\n", "٣", "１"),
    *(str(2**63), "9" * 400, "a" * 5_000, "\u202e1", "😀", "*", "1,2", "null", "undefined"),
)
NOWHERE = (
    *("/api", "/api/", "/api/v1", "/api/v1/", "/api/v9/statuses", "/api/v1/statuses/", "/api/v1//statuses"),
    *("/API/V1/STATUSES", "/api/v1/statuses.json", "/api/v1/statuses%00", "/api/v1/..%2fsettings", "/oauth/token/"),
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FROB")


async def test_what_is_no_id_names_nothing(world: World) -> None:
    ada = await world.person("ada")
    before = await books(world.house.db)
    found = []

    for door in DOORS:
        for name in kinds_named(door):
            if door.path.endswith("/:group_key/dismiss") or "/admin/" in door.path:
                continue  # Mastodon is content when what should go is not there; and doors of staff are shut.
            for no_id in NO_IDS:
                path = place(door, **{name: no_id})
                response = await knock(ada, door, FITTING.get(named(door), {}), path=path)
                if fault := flaw(response, 404):
                    found.append(f"{named(door)} {name}={no_id!r:.40}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_no_name_in_a_path_breaks_a_door(world: World) -> None:
    ada = await world.person("ada")
    found = []

    for door in DOORS:
        for name in {*path_names(door.path)} - kinds_named(door).keys():
            for odd in (*NO_IDS, "%", "%%", "a/b", "../x", "a\\b", ".hidden", "\u0130", "#", "?"):
                response = await knock(ada, door, {}, path=place(door, **{name: odd}))
                if response.is_server_error:
                    found.append(f"{named(door)} {name}={odd!r:.40}: {response.status_code}")

    assert not found


async def test_a_method_that_a_path_does_not_know_is_refused_with_those_that_it_does(world: World) -> None:
    ada = await world.person("ada")
    tree = RouteTree([*ROUTES, *PAGES])
    before = await books(world.house.db)
    found = []

    for path in {place(door) for door in DOORS}:
        known = {door.method for door in ROUTES if door.method != WEBSOCKET and place(door) == path}
        for method in METHODS:
            if isinstance(tree.find(method, path), Found):
                continue
            response = await ada.request(method, path)
            allowed = set(response.headers.get("Allow", "").split(", "))
            if fault := flaw(response, 405) or ("" if known < allowed else f"allows {allowed}"):
                found.append(f"{method} {path}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_a_path_that_nobody_made_is_not_found(world: World) -> None:
    for path in NOWHERE:
        for method in ("GET", "POST", "DELETE"):
            assert not flaw(await world.anyone.request(method, path), 404), f"{method} {path}"
