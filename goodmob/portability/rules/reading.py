"""How an uploaded file becomes rows: encodings, headings old and new, and what is wrong with which line."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from goodmob.core.errors import Invalid
from goodmob.portability.rules.entry import EntryError, entry_of, filter_entry
from goodmob.portability.rules.kinds import (
    ADDRESS,
    BLOCKS,
    BOOKMARKS,
    BOOSTS,
    COLUMNS,
    DOMAIN,
    DOMAIN_BLOCKS,
    FILTERS,
    FOLLOWING,
    HIDE,
    LANGUAGES,
    LIST_NAME,
    LISTS,
    MOST_BYTES,
    MOST_ROWS,
    MUTES,
    NEEDED,
    NOTIFY,
    URI,
)

NOT_CSV = "This line is not CSV: a quotation mark is out of place."
FIRST_HEADINGS = frozenset(heading.lower() for heading in (ADDRESS, DOMAIN, URI, LIST_NAME))
BEGINNINGS = {
    "following": FOLLOWING,
    "follows": FOLLOWING,
    "mute": MUTES,
    "domain_blocks": DOMAIN_BLOCKS,
    "blocked_domains": DOMAIN_BLOCKS,
    "block": BLOCKS,
    "bookmarks": BOOKMARKS,
    "lists": LISTS,
}
"""How files of this and other servers are named, by the kind that is in them."""


class ReadRow(NamedTuple):
    """A row of a file: where it begins, how it is compared, what is stored of it, and why it cannot be done."""

    line: int
    name: str
    data: str
    error: str | None


class ReadFile(NamedTuple):
    """All rows of a file, and what kind it rather looks like (None: the one that was said)."""

    rows: Sequence[ReadRow]
    likely_kind: str | None


def read_file(kind: str, data: bytes, filename: str, local_domain: str) -> ReadFile:
    """The rows of an upload; Invalid where the whole of it cannot be used."""
    if len(data) > MOST_BYTES:
        raise Invalid("data", f"is too large (at most {MOST_BYTES // 1024 // 1024} MB)")
    if kind == FILTERS:
        return ReadFile(_bounded(_filters(data)), None)
    text = decoded(data)
    heading, lines = _lines(text)
    places = _places(kind, heading)
    rows = _bounded([_read(kind, line, cells, places, local_domain) for line, cells in lines])
    likely = _likely_kind(heading, filename.lower())
    return ReadFile(rows, likely if likely != kind else None)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without their marks, and what old spreadsheets write."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Invalid("data", "is not a text file")
    return text


def _lines(text: str) -> tuple[list[str], list[tuple[int, list[str] | None]]]:
    """The heading, if there is one, and every row with the line it begins in; None for one that is not CSV."""
    found = [(line, cells) for line, cells in _cells(text) if cells is None or any(cell.strip() for cell in cells)]
    if found and found[0][1] is not None and found[0][1][0].strip().lower() in FIRST_HEADINGS:
        return [cell.strip().lower() for cell in found[0][1]], found[1:]
    return [], found


def _cells(text: str) -> Iterator[tuple[int, list[str] | None]]:
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None


def _places(kind: str, heading: Sequence[str]) -> list[int | None]:
    """Where each of the kind's columns stands in the file; Invalid where one is missing that is needed."""
    columns = COLUMNS[kind]
    if not heading:
        return list(range(len(columns)))
    missing = [column for column in NEEDED[kind] if column.lower() not in heading]
    if missing:
        raise Invalid("data", f"has no column {missing[0]!r}; is it a file of another kind?")
    return [heading.index(column.lower()) if column.lower() in heading else None for column in columns]


def _read(
    kind: str, line: int, cells: Sequence[str] | None, places: Sequence[int | None], local_domain: str
) -> ReadRow:
    if cells is None:
        return ReadRow(line, "", msgspec.json.encode([""] * len(places)).decode(), NOT_CSV)
    ours = [cells[place] if place is not None and place < len(cells) else "" for place in places]
    data = msgspec.json.encode(ours).decode()
    try:
        return ReadRow(line, entry_of(kind, ours, local_domain).name, data, None)
    except EntryError as error:
        return ReadRow(line, "", data, str(error))


def _filters(data: bytes) -> list[ReadRow]:
    try:
        filters = msgspec.json.decode(data, type=dict[str, list[msgspec.Raw]])["custom_filters"]
    except (msgspec.DecodeError, KeyError, UnicodeDecodeError) as error:
        raise Invalid("data", "is not a file of filters as Mastodon exports it") from error
    return [_read_filter(number, bytes(one)) for number, one in enumerate(filters, 1)]


def _read_filter(number: int, data: bytes) -> ReadRow:
    text = data.decode()
    try:
        if "\\u0000" in text:
            raise EntryError("This is not a filter as Mastodon exports it.")
        return ReadRow(number, filter_entry(data).name, text, None)
    except EntryError as error:
        return ReadRow(number, "", text, str(error))


def _bounded(rows: list[ReadRow]) -> list[ReadRow]:
    if not rows:
        raise Invalid("data", "is empty")
    if len(rows) > MOST_ROWS:
        raise Invalid("data", f"has more than {MOST_ROWS} rows")
    return rows


def _likely_kind(heading: Sequence[str], filename: str) -> str | None:
    for column, kind in ((HIDE, MUTES), (BOOSTS, FOLLOWING), (NOTIFY, FOLLOWING), (LANGUAGES, FOLLOWING)):
        if column.lower() in heading:
            return kind
    return next((kind for beginning, kind in BEGINNINGS.items() if filename.startswith(beginning)), None)
