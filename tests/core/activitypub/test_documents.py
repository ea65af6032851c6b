"""Documents of the far server: what is refused before anybody looks inside, and what is read of the rest."""

from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodmob.core.activitypub.bounds import DOCUMENT_BYTES, DOCUMENT_DEPTH, DOCUMENT_NODES
from goodmob.core.activitypub.documents import parse, read, spelled
from goodmob.core.errors import Malformed

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["id", "@id", "as:to", "type"]), inner),
    max_leaves=20,
)


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"https://far.example/notes/1"',
        b"{",
        b"{'id': 1}",
        b'{"id": NaN}',
        b'{"id": Infinity}',
        b'{"id": "\xff"}',
        b'{"id": "\\ud800"}',
        b'{"content": "a\\u0000b"}',
        b'{"a\\u0000b": 1}',
        b'{"@graph": []}',
        b'{"object": {"deep": [{"@included": []}]}}',
        b'{"@context": {"x": {"@reverse": "as:to"}}}',
        b'{"@context": {"graph": "@graph"}}',
        nested(DOCUMENT_DEPTH + 1),
        nested(100_000),
        b"[" * 100_000,
        b'{"a":[' + b"1," * DOCUMENT_NODES + b"1]}",
        b'{"a":"' + b"x" * DOCUMENT_BYTES + b'"}',
    ],
    ids=range(21),
)
def test_what_is_no_document_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        read(body)


def test_what_is_within_the_bounds_is_taken() -> None:
    assert parse(nested(DOCUMENT_DEPTH))
    assert len(parse(b'{"a":[' + b"1," * (DOCUMENT_NODES - 3) + b"1]}")["a"]) == DOCUMENT_NODES - 2


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ({"@id": "x", "@type": "Note"}, {"id": "x", "type": "Note"}),
        ({"as:content": "Hello", "type": "as:Note"}, {"content": "Hello", "type": "Note"}),
        (
            {"https://www.w3.org/ns/activitystreams#to": "x", "type": ["https://www.w3.org/ns/activitystreams#Note"]},
            {"to": "x", "type": ["Note"]},
        ),
        (
            {"toot:featured": "x", "gts:interactionPolicy": {"gts:canLike": {}}},
            {"featured": "x", "interactionPolicy": {"canLike": {}}},
        ),
        ({"http://joinmastodon.org/ns#featured": "x"}, {"featured": "x"}),
        ({"toot:featured": "theirs", "featured": "bare"}, {"featured": "bare"}),
        ({"type": "schema:PropertyValue", "schema:value": "x"}, {"type": "PropertyValue", "value": "x"}),
        ({"type": "http://schema.org#PropertyValue"}, {"type": "PropertyValue"}),
        ({"id": "x", "@id": "x"}, {"id": "x"}),
        ({"unknown:word": 1, "_misskey_quote": "x"}, {"unknown:word": 1, "_misskey_quote": "x"}),
        ({"object": [{"@id": "x"}, "y"]}, {"object": [{"id": "x"}, "y"]}),
        ({"@context": {"id": "@id", "type": "@type"}}, {"@context": {"id": "@id", "type": "@type"}}),
        ({"type": 7}, {"type": None}),
    ],
    ids=range(13),
)
def test_every_spelling_is_read_as_ours(written: Any, understood: Any) -> None:
    assert read(msgspec.json.encode(written)) == understood


@pytest.mark.parametrize(
    "written", [{"id": "x", "@id": "y"}, {"actor": "x", "as:actor": "y"}, {"type": "Note", "@type": "Delete"}]
)
def test_a_document_that_says_two_things_is_refused(written: Any) -> None:
    with pytest.raises(Malformed):
        read(msgspec.json.encode(written))


@pytest.mark.parametrize("name", ["actor", "object", "id", "type", "attributedTo", "to", "proof"])
def test_no_word_of_another_vocabulary_becomes_one_that_counts(name: str) -> None:
    assert name not in read(msgspec.json.encode({f"toot:{name}": "x", f"http://schema.org/{name}": "y"}))


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf{}")
@example(b'{"a":1e999}')
@example(b'{"a":' + b"9" * 5_000 + b"}")
def test_no_body_breaks_the_reader(body: bytes) -> None:
    with suppress(Malformed):
        assert isinstance(read(body), dict)


@given(st.dictionaries(st.text(), anything))
def test_what_was_read_reads_as_itself(document: dict[str, Any]) -> None:
    try:
        once = spelled(document)
    except Malformed:
        return
    assert spelled(once) == once
