"""What the documentation of this house claims of Mastodon's API."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.contract import asking
from tests.contract.coverage import answered, endpoint_of, endpoints, nameless, ours
from tests.contract.laying import ENTITIES, PATHS, WORDS, differences, fields_of

AROUND_MOBS = ("mobs", "needs", "questions", "mails", "shield", "mob_preferences", "admin/mobs", "admin/cases")
NOT_LAID = {
    "/api/v1/accounts/:id/email_subscriptions": "nobody is written letters about posts, so it is not found",
    "/api/v1/annual_reports/:year": "no report is ever made, so none is found",
    "/api/v1/annual_reports/:year/read": "no report is ever made, so none is found",
    "/api/v1_alpha/async_refreshes/:id": "only conversations of far servers have one: tests/posts lays it beside",
    "/api/v1/donation_campaigns": "there are none, which is an answer without JSON",
    "/api/proofs": "there are no providers of proofs, so none is found",
}
"""Doors that no story lays beside the documentation, and why; test_what_is_not_there knocks at them."""


def test_every_endpoint_that_says_something_is_laid_beside_its_documentation() -> None:
    for story in Path(__file__).parent.glob("test_*.py"):
        import_module(f"tests.contract.{story.stem}")
    doors = answered()
    open_ = {entry for entry in endpoints() if (entry.method, nameless(entry.path)) in doors}
    speaking = {entry for entry in open_ if entry.answers not in {"page", "stream"}}

    assert {(entry.method, entry.path) for entry in speaking - asking.LAID if entry.path not in NOT_LAID} == set()
    assert {entry.path for entry in asking.LAID} & {*NOT_LAID} == set()


def test_every_endpoint_around_mobs_is_listed_and_laid_beside_what_we_promise() -> None:
    for story in Path(__file__).parent.glob("test_*.py"):
        import_module(f"tests.contract.{story.stem}")
    beginnings = tuple(f"/api/v1/{noun}/" for noun in AROUND_MOBS)
    doors = answered()
    around = {(method, path) for method, path in doors if f"{path}/".startswith(beginnings)}
    listed = {(entry.method, nameless(entry.path)) for entry in ours()}

    assert around - listed == set()
    assert listed - doors == set()
    assert {entry for entry in ours() if entry.answers != "page"} - asking.LAID == set()


async def test_a_story_that_does_not_ask_what_it_promises_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LAID", set())

    @asking.lays("markers *", but=("* POST *",))
    async def forgetful() -> None:
        pass

    with pytest.raises(AssertionError, match="GET /api/v1/markers"):
        await forgetful()


def test_every_endpoint_is_listed_once_and_answers_something_known() -> None:
    listed = [(entry.method, nameless(entry.path)) for entry in endpoints()]
    own = [(entry.method, nameless(entry.path)) for entry in ours()]
    every = (*endpoints(), *ours())
    kinds = {kind.strip("[]{}") for entry in every for kind in entry.answers.split(" or ")} - {"page", "stream"}

    assert len(listed) == len(set(listed)) == 285
    assert len([*listed, *own]) == len({*listed, *own})
    assert kinds <= {*ENTITIES, *WORDS}


def test_every_entity_is_described_once() -> None:
    written = "".join(path.read_text("utf-8") for path in PATHS)
    named = re.findall(r'^"?([A-Z][\w:]*?)"?:$', written, re.MULTILINE)

    assert len(named) == len(ENTITIES)


def test_a_path_is_found_by_its_exact_words_first() -> None:
    assert endpoint_of("GET", "/api/v1/accounts/relationships").answers == "[Relationship]"
    assert endpoint_of("GET", "/api/v1/accounts/1").answers == "Account"
    with pytest.raises(LookupError):
        endpoint_of("GET", "/api/v1/nothing")


def test_what_an_entity_refers_to_is_described() -> None:
    named = {
        word.strip("[]{}")
        for entity in ENTITIES
        for kind in fields_of(entity).values()
        if isinstance(kind, str)
        for word in kind.split(" or ")
    }

    assert named <= {*ENTITIES, *WORDS}


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("Rule", {"id": "1", "text": "Be kind", "hint": "", "translations": {}}, []),
        ("Rule", {"id": 1, "text": "Be kind", "hint": "", "translations": {}}, [".id is 1, not id"]),
        ("Rule", {"id": "1", "text": "Be kind", "hint": ""}, [".translations is missing"]),
        ("Rule", {"id": "1", "text": "", "hint": "", "translations": {}, "new": 1}, [".new is not documented"]),
        ("[FilterStatus]", [{"id": "1", "status_id": None}], ["[0].status_id is None, not id"]),
        ("{Marker}", {"home": {"last_read_id": "1", "version": True, "updated_at": "2026-11-21T12:00:00.000Z"}},
         [".home.version is True, not integer"]),
        ("datetime or null", "2026-11-21", ["the answer is '2026-11-21', not datetime"]),
        ("datetime or null", None, []),
        ("List", [], ["the answer is [], not List"]),
    ],
)  # fmt: skip
def test_differences_are_named(kind: str, said: object, found: list[str]) -> None:
    assert differences(kind, said) == found
