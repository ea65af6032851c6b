"""What of a post an index keeps beside its words, as terms that no word can be."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

PUBLIC = "=public"
"""Everybody may find it: it is public, and its author wants that."""

POST = "=post"
"""Every post has it."""

OPEN = "=open"
"""It is public, whatever its author wants."""


class Facts(NamedTuple):
    """What is known of a post. media: the types of its attachments; named: the accounts it mentions."""

    author_id: int
    named: Collection[int]
    answers_id: int | None
    is_public: bool
    is_indexable: bool
    is_sensitive: bool
    is_reply: bool
    is_quote: bool
    has_poll: bool
    has_link: bool
    facet: str | None
    language: str | None
    media: Collection[str]


def by(account_id: int) -> str:
    """The term of posts that the account wrote."""
    return f"=from:{account_id}"


def to(account_id: int) -> str:
    """The term of posts that name the account, or answer it."""
    return f"=to:{account_id}"


def library_of(account_id: int) -> str:
    """The term of posts that the account wrote, or is named in."""
    return f"=for:{account_id}"


def quality(name: str, value: str) -> str:
    """The term of what an operator of this name finds with this value."""
    return f"={name}:{value}"


def terms(facts: Facts) -> Iterator[str]:
    """The terms of a post with these facts."""
    yield POST
    yield by(facts.author_id)
    yield from (library_of(account_id) for account_id in {facts.author_id, *facts.named})
    answered = set() if facts.answers_id is None else {facts.answers_id}
    yield from (to(account_id) for account_id in {*facts.named} | answered)
    if facts.is_public:
        yield OPEN
        if facts.is_indexable:
            yield PUBLIC
    yield from (quality("has", value) for value in _what_it_has(facts))
    for value, is_so in (("reply", facts.is_reply), ("sensitive", facts.is_sensitive), ("quote", facts.is_quote)):
        if is_so:
            yield quality("is", value)
    if facts.language:
        whole = facts.language.lower()
        yield from {quality("language", whole), quality("language", whole.partition("-")[0])}


def _what_it_has(facts: Facts) -> Iterator[str]:
    if facts.media:
        yield "media"
    yield from {"video" if kind == "gifv" else kind for kind in facts.media} & {"image", "video", "audio"}
    if facts.has_poll:
        yield "poll"
    if facts.has_link:
        yield "link"
    if facts.facet == "mob":
        yield "mob"
