"""What the documentation of this house claims of Mastodon's API."""

import pytest

from tests.contract.coverage import endpoints, kind_of, nameless
from tests.contract.laying import ENTITIES, WORDS, differences, fields_of


def test_every_endpoint_is_listed_once_and_answers_something_known() -> None:
    listed = [(entry.method, nameless(entry.path)) for entry in endpoints()]
    kinds = {entry.answers.strip("[]{}") for entry in endpoints()} - {"page", "stream"}

    assert len(listed) == len(set(listed)) == 285
    assert kinds <= {*ENTITIES, *WORDS}


def test_a_path_is_found_by_its_exact_words_first() -> None:
    assert kind_of("GET", "/api/v1/accounts/relationships") == "[Relationship]"
    assert kind_of("GET", "/api/v1/accounts/1") == "Account"
    with pytest.raises(LookupError):
        kind_of("GET", "/api/v1/nothing")


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
