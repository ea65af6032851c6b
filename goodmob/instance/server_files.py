"""Limits and allowances of servers as files: Mastodon's CSV, written and read, and plain lists of names, read."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from goodmob.core.text.cleaning import clean_text
from goodmob.core.text.hosts import normalise_domain
from goodmob.instance.queries.server_allows import ServerAllowRow
from goodmob.instance.queries.server_blocks import ServerBlockRow
from goodmob.instance.rules import LONGEST_COMMENT, SEVERITIES

CSV = "text/csv; charset=utf-8"
MOST_BYTES = 2 * 1024 * 1024
MOST_ENTRIES = 10_000
_BLOCKS = ("#domain", "#severity", "#reject_media", "#reject_reports", "#public_comment", "#obfuscate")
_YES = frozenset({"true", "1", "t", "yes"})
_USUAL = "suspend"


class Entry(Struct, frozen=True):
    """A server on a list, and what it says of it; of one that is to be allowed only the name counts."""

    domain: str
    severity: str = _USUAL
    reject_media: bool = False
    reject_reports: bool = False
    public_comment: str = ""
    obfuscate: bool = False


class ServerFile(Struct, frozen=True):
    """What a file lists, each server once; `unread`: the numbers of lines that name no server."""

    entries: list[Entry]
    unread: list[int]


def blocks_csv(rows: Iterable[ServerBlockRow]) -> str:
    """The file of these limits, as Mastodon exports it."""
    lines = [
        [
            row.domain,
            row.severity,
            *map(_flag, (row.reject_media, row.reject_reports)),
            row.public_comment or "",
            _flag(row.obfuscate),
        ]
        for row in rows
    ]
    return _written([list(_BLOCKS), *lines])


def allows_csv(rows: Iterable[ServerAllowRow]) -> str:
    """The file of these allowances, as Mastodon exports it."""
    return _written([["#domain"], *([row.domain] for row in rows)])


def read_file(content: bytes) -> ServerFile:
    """What a file lists: with the headings of Mastodon, or a name on each line.

    Never raises; beyond the bounds it ends. Who is named only is suspended, as in Mastodon.
    """
    text = content[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
    places: dict[str, int] = {}
    found: dict[str, Entry] = {}
    unread: list[int] = []
    reader = csv.reader(io.StringIO(text))
    while len(found) < MOST_ENTRIES:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            unread.append(reader.line_num)
            continue
        if not places and (headings := _headings(cells)):
            places = headings
            continue
        if not any(cells) or (not places and cells[0].startswith("#")):
            continue
        entry = _entry({name: cells[place].strip() for name, place in places.items() if place < len(cells)}, cells)
        if entry is None:
            unread.append(reader.line_num)
        else:
            found.setdefault(entry.domain, entry)
    return ServerFile(list(found.values()), unread)


def _headings(cells: list[str]) -> dict[str, int]:
    names = {cell.strip().lower().removeprefix("#"): place for place, cell in enumerate(cells)}
    return names if "domain" in names else {}


def _entry(said: dict[str, Any], cells: list[str]) -> Entry | None:
    domain = normalise_domain(said.get("domain") or cells[0])
    severity = (said.get("severity") or _USUAL).lower()
    if domain is None or "." not in domain or severity not in SEVERITIES:
        return None
    return Entry(
        domain=domain,
        severity=severity,
        reject_media=said.get("reject_media", "").lower() in _YES,
        reject_reports=said.get("reject_reports", "").lower() in _YES,
        public_comment=clean_text(said.get("public_comment", ""), LONGEST_COMMENT),
        obfuscate=said.get("obfuscate", "").lower() in _YES,
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _written(lines: Iterable[list[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(lines)
    return file.getvalue()
