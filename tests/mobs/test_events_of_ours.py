"""Mobs of ours as Events: what is said, and that another Goodmob reads what we mean."""

from pathlib import Path
from typing import Any

import msgspec

from goodmob.commitments.queries.calls import CallRow, Figures, RoleFigures
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import read
from goodmob.core.clock import from_iso
from goodmob.core.settings import load
from goodmob.mobs.activities.answering import Standing, answer_said, answer_to, join_said, standing_in, wish_in
from goodmob.mobs.activities.reading import event_in, mob_in
from goodmob.mobs.activities.writing import Telling, event_said
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.abroad import FarRole, face_in
from goodmob.posts.activities.reading.faces import face_of

GOLDEN = Path(__file__).parent / "golden" / "ours.json"
SETTINGS = load({"GOODMOB_BASE_URL": "https://goodmob.example"}, None)
BEN, MOB, FACE = 11, 22, 33
NONE: dict[str, Any] = dict.fromkeys(MobRow._fields)


def telling(**more: Any) -> Telling:
    said = {
        **NONE,
        "id": MOB,
        "account_id": BEN,
        "post_id": FACE,
        "version": 0,
        "title": "Pick up litter",
        "text": "One piece each.",
        "verb": "do",
        "unit": "pieces of litter",
        "time_zone": "Europe/Paris",
        "moment": False,
        "place_text": "The canal",
        "place_cell": "871fb4662ffffff",
        "place_exact": "Third bench, ring at Lock 3",
        "place_policy": "confirmed",
        "visibility": "public",
        "language": "en",
    }
    row = MobRow(**{**said, **more.pop("row", {})})
    call = CallRow(
        id=MOB,
        kind="mob",
        account_id=BEN,
        state="gathering",
        former_state=None,
        created_at=from_iso("2030-05-01T10:00:00Z"),
        starts_at=from_iso("2030-06-01T12:00:00Z"),
        ends_at=from_iso("2030-06-01T15:00:00Z"),
        settles_at=from_iso("2030-06-01T18:00:00Z"),
        join_by=None,
        threshold=10,
        tipped_at=None,
    )
    figures = Figures(MOB, "gathering", 50, 7, 2, 0, 0, 0, 0, 0)
    about = {"html": "<p>Pick up litter</p>", "edited_at": None, "as_of": from_iso("2030-05-02T10:00:00Z"), **more}
    return Telling(row, call, figures, **about)


def test_a_mob_is_an_event_as_it_stands_in_the_book() -> None:
    said = event_said(SETTINGS, telling())

    assert said == msgspec.json.decode(GOLDEN.read_bytes())


def test_the_exact_place_is_told_where_it_is_public_only() -> None:
    kept, told = (event_said(SETTINGS, telling(row={"place_policy": policy})) for policy in ("confirmed", "public"))

    assert "bench" not in str(kept)
    assert told["location"]["address"]["streetAddress"] == "Third bench, ring at Lock 3"


def test_another_goodmob_reads_what_is_meant() -> None:
    said = event_said(SETTINGS, telling())
    mob = mob_in(read(msgspec.json.encode(with_context(said))))

    assert mob is not None
    assert (mob.title, mob.text, mob.verb, mob.unit) == ("Pick up litter", "One piece each.", "do", "pieces of litter")
    assert (mob.state, mob.threshold, mob.status) == ("gathering", 10, "TENTATIVE")
    assert (mob.place_text, mob.place_cell, mob.time_zone) == ("The canal", "871fb4662ffffff", "Europe/Paris")
    assert (mob.roles, mob.changed_at) == ((FarRole("", 50, 7, 2),), from_iso("2030-05-02T10:00:00Z"))
    assert (mob.starts_at, mob.ends_at) == (from_iso("2030-06-01T12:00:00Z"), from_iso("2030-06-01T15:00:00Z"))
    assert face_of(said) == f"https://goodmob.example/ap/users/{BEN}/statuses/{FACE}"
    assert face_in(SETTINGS, mob.uri) == FACE
    note = {"id": face_of(said), "type": "Note", "attributedTo": said["attributedTo"], "event": said}
    assert event_in(note) == said


def test_roles_keep_their_names_and_places() -> None:
    told = telling()
    roles = (RoleFigures("cook", 3, 1, 0), RoleFigures("guest", None, 5, 0))
    said = event_said(
        SETTINGS, msgspec.structs.replace(told, figures=told.figures._replace(roles=roles, capacity=None))
    )
    mob = mob_in(said)

    assert mob is not None
    assert mob.roles == (FarRole("cook", 3, 1, 0), FarRole("guest", None, 5, 0))
    assert "maximumAttendeeCapacity" not in said


def test_an_answer_tells_how_somebody_stands_and_any_server_understands_it() -> None:
    join = join_said(
        "https://a.example/mo", "https://a.example/j/1", event="https://b.example/e", host="x", role="cook"
    )
    assert wish_in(join) == (1, "cook")
    standing = Standing(state="waitlisted", position=3, code="ABCDEF")
    said = answer_said(answer_to("waitlisted"), "x", "https://b.example/a/1", join=join, to="y", standing=standing)

    assert said["type"] == "TentativeAccept"
    assert standing_in("TentativeAccept", said) == standing
    assert standing_in("Accept", {"type": "Accept"}).state == "confirmed"
    assert standing_in("Reject", {"type": "Reject"}).state == "declined"
    assert standing_in("Accept", {"type": "Accept", "mob": {"state": "released", "position": -1}}).state == "confirmed"
