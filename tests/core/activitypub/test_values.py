"""Values of the far server: read where they make sense, and never an error."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.activitypub import values
from goodmob.core.clock import from_iso

garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["id", "href", "type", "url"]), inner),
    max_leaves=10,
)
NOTE = "https://far.example/notes/1"


@given(garbage)
def test_no_garbage_is_an_error(value: Any) -> None:
    read = (
        values.id_of,
        values.ids,
        values.objects,
        values.types,
        values.text,
        values.number,
        values.when,
        values.flag,
    )
    for function in read:
        function(value)
    values.is_a(value, "Note")
    for document in ({"content": value, "contentMap": value, "url": value}, value if isinstance(value, dict) else {}):
        values.words(document, "content")
        values.page_of(document)


@pytest.mark.parametrize(
    ("value", "uri"),
    [
        (NOTE, NOTE),
        ({"id": NOTE, "type": "Note"}, NOTE),
        ({"type": "Link", "href": NOTE}, NOTE),
        ([{"id": NOTE}, "other"], NOTE),
        ([], None),
        ("", None),
        ("two words", None),
        ("line\nbreak", None),
        ("x" * 3_000, None),
        ({"id": {"id": NOTE}}, None),
        (7, None),
    ],
)
def test_an_address_is_found_in_every_form(value: Any, uri: str | None) -> None:
    assert values.id_of(value) == uri


def test_lists_are_read_one_by_one() -> None:
    value = [NOTE, {"id": "https://far.example/2"}, None, NOTE, 7, [NOTE]]

    assert values.ids(value) == [NOTE, "https://far.example/2"]
    assert values.ids(NOTE) == [NOTE]
    assert values.objects(value) == [{"id": "https://far.example/2"}]
    assert values.is_a({"type": ["Note", "Hashtag", 7]}, "Hashtag")
    assert not values.is_a({"type": "Note"}, "Hashtag")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (7, 7),
        ("7", 7),
        (7.0, 7),
        (7.5, None),
        (True, None),
        ("seven", None),
        (float("nan"), None),
        (2**60, None),
        ("٧", None),
    ],
)
def test_numbers(value: Any, read: int | None) -> None:
    assert values.number(value) == read


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"),
        ("2026-11-22T10:00:00.123+02:00", "2026-11-22T08:00:00.123Z"),
        ("2026-11-22T10:00:00", "2026-11-22T10:00:00.000Z"),
        ("1950-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
    ],
)
def test_moments(value: str, moment: str | None) -> None:
    assert values.when(value) == (from_iso(moment) if moment else None)


@pytest.mark.parametrize(
    ("document", "read"),
    [
        ({"content": "Hallo", "contentMap": {"en": "Hello", "de": "Hallo"}}, ("Hallo", "de")),
        ({"content": "Hallo", "contentMap": {"de": "<p>Hallo</p>"}}, ("Hallo", "de")),
        ({"content": "Hallo", "contentMap": {"en": "Hello", "fr": "Salut"}}, ("Hallo", None)),
        ({"contentMap": {"fr": "Salut"}}, ("Salut", "fr")),
        ({"content": "Hallo", "contentMap": {"und": "Hallo"}}, ("Hallo", None)),
        ({"content": "Hallo", "contentMap": {"<b>": "Hallo"}}, ("Hallo", None)),
        ({"content": {"@value": "Hallo", "@language": "de"}}, ("Hallo", None)),
        ({"content": None}, ("", None)),
    ],
)
def test_words_come_with_their_language(document: Any, read: tuple[str, str | None]) -> None:
    assert values.words(document, "content") == read


def test_the_page_for_people_is_preferred() -> None:
    links = [
        {"type": "Link", "href": "magnet:?xt=1", "mediaType": "application/x-bittorrent"},
        {"type": "Link", "href": "https://far.example/file.mp4", "mediaType": "video/mp4"},
        {"type": "Link", "href": "https://far.example/watch/1", "mediaType": "text/html"},
    ]

    assert values.page_of({"url": links}) == "https://far.example/watch/1"
    assert values.page_of({"url": links[:2]}) == "https://far.example/file.mp4"
    assert values.page_of({"url": "https://far.example/@mo/1"}) == "https://far.example/@mo/1"
    assert values.page_of({"url": "javascript:alert(1)"}) is None
