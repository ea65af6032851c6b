"""Events as other servers write them: what is read of them, and what is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from goodmob.core.activitypub.documents import read
from goodmob.core.clock import HOUR, from_iso
from goodmob.mobs.activities.reading import event_in, mob_in
from goodmob.mobs.rules.abroad import FarMob, FarRole
from goodmob.mobs.rules.cells import cell_at
from goodmob.posts.activities.reading.faces import face_of

GOLDEN = Path(__file__).parent / "golden"
EVENT: dict[str, Any] = {
    "id": "https://far.example/e/1",
    "type": "Event",
    "attributedTo": "https://far.example/users/mo",
    "name": "Sing",
    "startTime": "2030-01-01T10:00:00Z",
}


def golden(name: str) -> FarMob:
    mob = mob_in(read((GOLDEN / f"{name}.json").read_bytes()))
    assert mob is not None
    return mob


def test_an_event_of_mobilizon_is_read_whole() -> None:
    assert golden("mobilizon") == FarMob(
        uri="https://mobilizon.example/events/8cf76e9f-c426-4912-9cd6-c7030b969611",
        organisers=("https://mobilizon.example/@cleaners", "https://mobilizon.example/@zoe"),
        title="Clean the river banks",
        text="Bring gloves.\n\nWe have bags.",
        starts_at=from_iso("2030-06-01T12:00:00Z"),
        ends_at=from_iso("2030-06-01T15:00:00Z"),
        time_zone="Europe/Paris",
        status="CONFIRMED",
        url="https://mobilizon.example/events/8cf76e9f-c426-4912-9cd6-c7030b969611",
        changed_at=from_iso("2030-01-02T10:00:00Z"),
        language="fr",
        place_text="Quai Claude Bernard, Quai Claude Bernard 18, Lyon",
        place_cell=cell_at(45.7493, 4.8371),
        roles=(FarRole("", 20, 7, 0),),
    )


def test_where_people_take_part_elsewhere_nobody_joins_from_here() -> None:
    mob = golden("wordpress")

    assert (mob.elsewhere, mob.status) == ("https://blog.example/tickets/42", "CANCELLED")
    assert (mob.title, mob.language, mob.place_text) == ("Repaircafé", "de", "Gemeindesaal, Hauptplatz 1")
    assert mob.ends_at - mob.starts_at == 2 * HOUR, "its server does not say when it ends"


def test_people_are_led_to_join_on_a_page_and_nowhere_else() -> None:
    event = {**EVENT, "joinMode": "external", "url": "https://far.example/e/1/page"}
    mob = mob_in({**event, "externalParticipationUrl": "javascript:alert(1)"})

    assert mob is not None
    assert mob.elsewhere == "https://far.example/e/1/page"


def test_an_event_of_gathio_has_an_end_after_its_beginning() -> None:
    mob = golden("gathio")

    assert (mob.title, mob.place_text, mob.ends_at - mob.starts_at) == ("Potluck", "The commons", 2 * HOUR)


@pytest.mark.parametrize(
    "said",
    [
        {"name": ""},
        {"startTime": "soon"},
        {"startTime": None},
        {"id": None},
        {"type": "Note"},
        {"name": {"@value": 3}},
    ],
)
def test_what_lacks_an_address_a_title_or_a_beginning_is_no_mob(said: dict[str, Any]) -> None:
    assert mob_in({**EVENT, **said}) is None


@pytest.mark.parametrize(
    "said",
    [
        {"location": [[[]], 3, {"address": 7, "latitude": "x"}], "maximumAttendeeCapacity": "many"},
        {"location": {"name": "x", "latitude": 1e400, "longitude": 5000}},
        {"mob": {"roles": [3, {"name": ""}, {"capacity": -4}], "state": "on fire", "verb": [], "cell": "zz"}},
        {"mob": [7], "timezone": "../../etc/passwd", "participantCount": -3, "ical:status": {"a": 1}},
    ],
)
def test_garbage_in_an_event_is_no_error(said: dict[str, Any]) -> None:
    mob = mob_in({**EVENT, **json.loads(json.dumps(said))})

    assert mob is not None
    assert (mob.roles, mob.time_zone, mob.place_cell, mob.verb) == ((FarRole("", None, 0, 0),), "UTC", None, "come")
    assert (mob.state, mob.status) == (None, "CONFIRMED")


def test_a_note_carries_only_an_event_of_its_own_author_and_server() -> None:
    note = {"id": "https://far.example/n/1", "type": "Note", "attributedTo": "https://far.example/users/mo"}

    assert event_in({**note, "event": EVENT}) == EVENT
    assert event_in(note) is None
    assert event_in({**note, "event": "https://far.example/e/1"}) is None
    assert event_in({**note, "event": {**EVENT, "id": "https://other.example/e/1"}}) is None
    assert event_in({**note, "event": {**EVENT, "attributedTo": "https://far.example/users/eve"}}) is None


def test_an_event_names_its_face_only_on_its_own_server() -> None:
    assert face_of({"id": "https://a.example/s/1/event", "preview": "https://a.example/s/1"}) == "https://a.example/s/1"
    assert face_of({"id": "https://a.example/s/1/event", "preview": "https://b.example/s/1"}) is None
    assert face_of({"id": "https://a.example/e", "preview": "https://a.example/s/1"}) is None
    assert face_of(EVENT) is None
