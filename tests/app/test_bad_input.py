"""Every field of every door, filled with what does not belong there: a refusal that names it, and nothing written."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import httpx2
import pytest

from goodmob.core.web.routes import Policy, Route
from goodmob.core.web.scopes import SCOPES
from tests.app.belongings import FITTING, app_itself, belongings, kinds_named
from tests.app.doors import (
    DOORS,
    fields,
    flaw,
    is_stream,
    knock,
    makers,
    must_be_sent,
    named,
    place,
    reads,
    takes_number,
    takes_text,
    wrong,
)
from tests.world.books import books, changed
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World

on_one_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

EVERYTHING = " ".join(SCOPES)

TEXTS = {
    "an odd one": "\u202e\u200b\ufffe\U0010ffff\u0301",
    "a pattern": "%s %00 %_ ' \" \\ {} {{7*7}} <b> $1 ); --",
    "an empty one": "",
    "digits": "9" * 5_000,
    "an address": f"http://near.example/{'x' * 5_000}",
}
NUMBERS = (-1, 0, 2**31, 2**32, 2**63, -(2**63) - 1, 10**24)
LONG_IN_QUERY, LONG_IN_BODY = 50_000, 300_000

SEARCHING = (
    *("q", "tagged", "any", "all", "none", "timeline"),
    *("types", "exclude_types", "supported_types", "grouped_types"),
)
"""Fields whose text is only looked for, never kept: a long one is found nowhere."""


def spots(fits: Any, doors: Iterable[Route] = DOORS) -> Iterator[tuple[Route, str, Any]]:
    """Each place of each door where such a value fits: the door, the field, and a maker of the field's value."""
    for door in doors:
        for name, kind in fields(door).items():
            for make in makers(kind, fits):
                yield door, name, make


class Callers(NamedTuple):
    """Ada, who has one of everything, and an app that speaks for itself; each may do all that can be done to Ben."""

    ada: Client
    app: Client
    things: dict[str, str]

    async def say(self, door: Route, **sent: Any) -> httpx2.Response:
        """The answer of a door, about what is Ada's, to these fields and those that it needs besides."""
        path = place(door, **{name: self.things[kind] for name, kind in kinds_named(door).items()})
        client = self.app if door.viewer is Policy.APP else self.ada
        return await knock(client, door, {**FITTING.get(named(door), {}), **sent}, path=path)


async def callers(world: World) -> Callers:
    """Both of them, in a house where nothing else happens."""
    ada, ben = await world.person("ada", scopes=EVERYTHING), await world.person("ben")
    # Nobody does anything to oneself.
    things = {**await belongings(world, ada, ben), "account": ben.id}
    return Callers(ada, await app_itself(world), things)


@on_one_database
async def test_a_value_of_the_wrong_type_is_refused_by_its_name(world: World) -> None:
    ada = await world.person("ada", scopes=EVERYTHING)
    before = await books(world.house.db)
    found = []

    for door in DOORS:
        for name, kind in fields(door).items():
            for form in (True,) if reads(door) else (True, False):
                for value in wrong(kind, form=form):
                    response = await knock(ada, door, {name: value}, form=form)
                    if fault := flaw(response, 422) or not_blamed(response.json(), name):
                        found.append(f"{named(door)} {name}={value!r:.60} (form: {form}): {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


@on_one_database
async def test_what_must_be_sent_is_asked_for_by_its_name(world: World) -> None:
    ada = await world.person("ada", scopes=EVERYTHING)
    before = await books(world.house.db)
    found = []

    for door in DOORS:
        needed = must_be_sent(door)
        if needed:
            response = await knock(ada, door, {})
            if fault := flaw(response, 422) or not_blamed(response.json(), *needed):
                found.append(f"{named(door)}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


@LONG_WALK
async def test_no_text_breaks_a_door(world: World) -> None:
    calling = await callers(world)
    found = []

    for door, name, make in spots(takes_text):
        for what, text in TEXTS.items() if not is_stream(door) else ():
            response = await calling.say(door, **{name: make(text)})
            if response.is_server_error or (response.is_error and flaw(response, response.status_code)):
                found.append(f"{named(door)} {name}, {what}: {response.status_code} {response.text[:200]}")

    assert not found


async def test_half_a_surrogate_pair_and_a_nul_are_refused_and_nothing_is_written(world: World) -> None:
    calling = await callers(world)
    before = await books(world.house.db)
    found = []

    for door, name, make in spots(takes_text):
        for text in ("tea\x00",) if reads(door) else ("tea\x00", "\ud83d tea"):
            response = await calling.say(door, **{name: make(text)})
            if fault := flaw(response, 422, 400):
                found.append(f"{named(door)} {name}={text!r}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_a_text_that_is_kept_is_bounded(world: World) -> None:
    calling = await callers(world)
    before = await books(world.house.db)
    found = []

    for door, name, make in spots(takes_text, [door for door in DOORS if not is_stream(door)]):
        text = "a" * (LONG_IN_QUERY if reads(door) else LONG_IN_BODY)
        response = await calling.say(door, **{name: make(text)})
        allowed = (200,) if name in SEARCHING else ()
        if response.status_code not in allowed and (fault := flaw(response, 404, 422, 400, 401, 403)):
            found.append(f"{named(door)} {name}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


@LONG_WALK
async def test_no_number_breaks_a_door(world: World) -> None:
    calling = await callers(world)
    found = []

    for door, name, make in spots(takes_number):
        for number in NUMBERS if not is_stream(door) else ():
            response = await calling.say(door, **{name: make(number)})
            if response.is_server_error or (response.is_error and flaw(response, response.status_code)):
                found.append(f"{named(door)} {name}={number}: {response.status_code} {response.text[:200]}")

    assert not found


@on_one_database
async def test_a_limit_out_of_bounds_is_moved_inside_them(world: World) -> None:
    calling = await callers(world)
    for number in range(3):
        await calling.ada.api("POST", "/api/v1/statuses", data={"status": f"tea {number}"})
    theirs = [door for door in DOORS if not is_stream(door) and "/admin/" not in door.path]
    limited = [door for door in theirs if "limit" in fields(door) and door.path != "/api/v1/timelines/link"]
    found = []

    # Nobody has linked to anything, so there is no such timeline.
    for door in limited:
        for limit in ("-1", "0", "-100000", "100000"):
            response = await calling.say(door, limit=limit)
            listed = response.json()
            if response.status_code != 200 or (limit == "0" and isinstance(listed, list) and len(listed) > 1):
                found.append(f"{named(door)} limit={limit}: {response.status_code} {response.text[:200]}")

    assert len(limited) > 10
    assert not found


def not_blamed(refusal: dict[str, Any], *names: str) -> str:
    """What is wrong with the field that a refusal names."""
    field = refusal.get("field", "")
    return "" if any(field == name or field.startswith(f"{name}[") for name in names) else f"blames {field!r}"
