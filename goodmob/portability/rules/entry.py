"""One row of a file, understood: what it is about and what is wished for it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.usernames import Handle, parse_handle
from goodmob.portability.rules.kinds import (
    BOOKMARKS,
    DOMAIN_BLOCKS,
    FILTERS,
    FOLLOWING,
    LISTS,
    MOST_FILTER_POSTS,
    MOST_FILTER_WORDS,
    MUTES,
)

TRUE = frozenset({"true", "t", "1", "yes", "y", "on"})
FALSE = frozenset({"false", "f", "0", "no", "n", "off"})


class EntryError(ValueError):
    """A row cannot be understood; the words say why, and what belongs there."""


class Keyword(Struct, frozen=True):
    """A word of a filter, as Mastodon exports it."""

    keyword: str
    whole_word: bool = False


class CustomFilter(Struct, frozen=True):
    """A filter as Mastodon exports it; it says expire_at and reads expires_at."""

    title: str
    context: list[str]
    action: str = "warn"
    keywords_attributes: list[Keyword] = []
    statuses: list[str] = []
    expire_at: datetime | None = None
    expires_at: datetime | None = None


class Entry(Struct, frozen=True):
    """What a row says. `name` is how it is compared with what is there already; None: the file did not say."""

    name: str
    handle: Handle | None = None
    list_name: str = ""
    text: str = ""
    reblogs: bool | None = None
    notify: bool | None = None
    languages: Sequence[str] | None = None
    hides_notices: bool | None = None
    custom_filter: CustomFilter | None = None


def entry_of(kind: str, cells: Sequence[str], local_domain: str) -> Entry:
    """The entry in the cells of a row, in the order of the kind's columns; EntryError where they make none."""
    if kind == DOMAIN_BLOCKS:
        domain = normalise_domain(cells[0].strip())
        if domain is None:
            raise EntryError("This is not the name of a server.")
        return Entry(domain, text=domain)
    if kind == BOOKMARKS:
        uri = cells[0].strip()
        if not uri.startswith(("https://", "http://")):
            raise EntryError("This is not the address of a post.")
        return Entry(uri, text=uri)
    if kind == LISTS:
        return _of_list(cells, local_domain)
    handle = _handle(cells[0], local_domain)
    if kind == FOLLOWING:
        return Entry(
            handle.key,
            handle,
            reblogs=_truth(cells[1]),
            notify=_truth(cells[2]),
            languages=[code.strip() for code in cells[3].split(",") if code.strip()] or None,
        )
    return Entry(handle.key, handle, hides_notices=_truth(cells[1]) if kind == MUTES else None)


def filter_entry(data: bytes) -> Entry:
    """The entry in one filter of Mastodon's file; EntryError where it is none."""
    try:
        custom = msgspec.json.decode(data, type=CustomFilter)
    except (msgspec.ValidationError, ValueError) as error:
        raise EntryError("This is not a filter as Mastodon exports it.") from error
    if len(custom.statuses) > MOST_FILTER_POSTS:
        raise EntryError(f"This filter holds more than {MOST_FILTER_POSTS} posts.")
    if len(custom.keywords_attributes) > MOST_FILTER_WORDS:
        raise EntryError(f"This filter holds more than {MOST_FILTER_WORDS} words.")
    return Entry(custom.title.strip(), custom_filter=custom)


def stored_entry(kind: str, data: str, local_domain: str) -> Entry:
    """The entry in the stored data of a row that was understood once."""
    if kind == FILTERS:
        return filter_entry(data.encode())
    return entry_of(kind, msgspec.json.decode(data, type=list[str]), local_domain)


def member_name(list_name: str, handle_key: str) -> str:
    """How a place on a list is compared: by the name of the list and the account."""
    return f"{list_name}\n{handle_key}"


def _of_list(cells: Sequence[str], local_domain: str) -> Entry:
    list_name = " ".join(cells[0].split())
    if not list_name:
        raise EntryError("The name of the list is missing.")
    handle = _handle(cells[1], local_domain)
    return Entry(member_name(list_name, handle.key), handle, list_name)


def _handle(cell: str, local_domain: str) -> Handle:
    handle = parse_handle(cell.strip().removeprefix("acct:"))
    if handle is None:
        raise EntryError("This is not the address of an account, such as ada@far.example.")
    return Handle(handle.username) if handle.domain == local_domain else handle


def _truth(cell: str) -> bool | None:
    word = cell.strip().lower()
    if word == "":
        return None
    if word not in TRUE | FALSE:
        raise EntryError("This must be true, false or empty.")
    return word in TRUE
