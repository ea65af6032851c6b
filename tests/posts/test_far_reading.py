"""What posts of other servers say, in the shapes in which each kind of server writes them."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goodmob.core.activitypub.documents import Json, read
from goodmob.core.clock import from_iso
from goodmob.posts.activities.reading.polls import vote_of
from goodmob.posts.activities.reading.posts import FarAuthor, read_post, writers_of
from goodmob.posts.rules.far_posts import MOST_OPTIONS, FarPost, FarVote

GOLDEN = sorted((Path(__file__).parent / "golden/read").glob("*.json"))
NOW = from_iso("2026-11-21T00:00:00Z")
MO = FarAuthor("https://far.example/users/mo", "https://far.example/users/mo/followers")
NOTE: Json = {"id": "https://far.example/1", "type": "Note", "attributedTo": MO.uri, "content": "<p>Hello</p>"}


def understood(document: Json, author: FarAuthor = MO) -> FarPost | None:
    """The document as it is read when it comes over the wire."""
    return read_post(read(json.dumps(document).encode()), author, NOW)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_each_kind_of_server_is_understood(path: Path) -> None:
    golden = json.loads(path.read_text())
    author = FarAuthor(writers_of(golden["said"])[0], golden["followers"])

    post = understood(golden["said"], author)

    assert post is not None
    found = json.loads(msgspec.json.encode(post))
    assert {name: found[name] for name in golden["read"]} == golden["read"]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"id": "https://other.example/1"},
        {"id": "http://far.example/1"},
        {"id": "https://far.example:8443/1"},
        {"id": "https://mo@far.example/1"},
        {"type": "Person"},
        {"type": "Tombstone"},
        {"attributedTo": "https://far.example/users/zoe"},
        {"attributedTo": None},
        {"attributedTo": []},
    ],
)
def test_a_post_is_its_authors_and_lies_on_their_server(changes: Json) -> None:
    assert understood(NOTE) is not None

    assert understood({**NOTE, **changes}) is None


GARBAGE: list[Any] = [
    None,
    True,
    7,
    -1.5,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    {"id": 3},
    [{"type": 5}],
    {"type": ["Mention"]},
]


@pytest.mark.parametrize(
    "key",
    [
        *("summary", "content", "contentMap", "inReplyTo", "published", "updated", "url", "to", "cc", "sensitive"),
        *("attachment", "tag", "replies", "likes", "shares", "interactionPolicy", "quote", "quoteAuthorization"),
        *("oneOf", "anyOf", "endTime", "closed", "votersCount", "language", "mediaType", "name", "location", "icon"),
    ],
)
def test_garbage_in_any_field_leaves_a_post(key: str) -> None:
    for kind in ("Note", "Question", "Event", "Video", "Page", "Image"):
        for value in GARBAGE:
            assert understood({**NOTE, "type": kind, key: value}) is not None
    for part in ("attachment", "tag", "oneOf"):
        for inner in ("type", "name", "url", "href", "icon", "mediaType", "focalPoint", "width", "blurhash", "replies"):
            for value in GARBAGE:
                items = [{"type": kind, inner: value} for kind in ("Document", "Mention", "Hashtag", "Emoji", "Note")]
                assert understood({**NOTE, "type": "Question", part: items}) is not None


def test_every_field_has_bounds() -> None:
    many = range(3_000)
    post = understood(
        {
            **NOTE,
            "type": "Question",
            "content": "<p>" + "long " * 30_000,
            "summary": "w" * 50_000,
            "attachment": [
                {"type": "Document", "url": f"https://far.example/{n}.png", "name": "a" * 12_000} for n in range(30)
            ],
            "tag": [
                item
                for n in range(300)
                for item in (
                    {"type": "Mention", "href": f"https://far.example/users/{n}"},
                    {"type": "Hashtag", "name": f"#tag{n}"},
                    {"type": "Emoji", "name": f":e{n}:", "icon": {"url": f"https://far.example/{n}.png"}},
                )
            ],
            "oneOf": [{"name": f"{n} " + "o" * 800} for n in range(100)],
            "to": [f"https://far.example/users/{n}" for n in many],
        }
    )

    assert post is not None
    assert len(post.html) <= 110_000
    assert len(post.spoiler_text) <= 2_000
    assert len(post.files) == 16
    assert all(len(file.description or "") <= 10_000 for file in post.files)
    assert len(post.named) <= 100
    assert len(post.tags) <= 60
    assert len(post.emojis) <= 100
    assert post.poll is not None
    assert len(post.poll.options) == MOST_OPTIONS
    assert all(len(option.title) <= 500 for option in post.poll.options)
    assert len(post.audience.to) <= 1_000


def test_nothing_dangerous_is_left_in_any_text() -> None:
    evil = '<img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)" onclick="alert(4)">x</a>'
    for kind in ("Note", "Question", "Article", "Page", "Video", "Event"):
        said = {
            "content": evil,
            "name": evil,
            "summary": evil,
            "location": {"name": evil},
            "url": "javascript:alert(5)",
        }
        post = understood(
            {**NOTE, "type": kind, **said, "attachment": [{"type": "Link", "href": "javascript:alert(6)"}]}
        )

        assert post is not None
        assert "<script" not in post.html
        assert "<img" not in post.html
        assert '<a href="javascript:' not in post.html
        assert post.url is None
        assert "<" not in post.spoiler_text


def test_its_page_is_on_its_own_server_and_it_is_not_from_the_future() -> None:
    post = understood({**NOTE, "url": "https://bank.example/login", "published": "2031-01-01T00:00:00Z"})

    assert post is not None
    assert post.url is None
    assert post.published_at == NOW


def test_files_lie_behind_addresses_of_the_web() -> None:
    urls = [
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "javascript:1",
        "https://a@far.example/x.png",
        "/x.png",
        "https://far.example/x.png",
    ]
    post = understood({**NOTE, "attachment": [{"type": "Image", "url": url} for url in urls]})

    assert post is not None
    assert [file.url for file in post.files] == ["https://far.example/x.png"]


def test_a_vote_has_a_name_and_says_nothing() -> None:
    vote = {"type": "Note", "name": " Yes ", "inReplyTo": "https://here.example/2", "attributedTo": MO.uri}

    for nothing in (None, "", "<br>"):
        assert vote_of({**vote, "content": nothing}) == FarVote("https://here.example/2", "Yes")
    assert vote_of({**vote, "content": "<p>Yes</p>"}) is None
    assert vote_of({**vote, "inReplyTo": None}) is None
    assert vote_of({**vote, "name": None}) is None
    assert vote_of({**vote, "type": "Page"}) is None
