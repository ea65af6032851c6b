"""What came of a mob as files for others to count with: without names, and nothing finer than the cell."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.mobs.rules.grid import outline
from goodmob.mobs.rules.places import NOWHERE, QUARTER, PlaceFigures

LICENCE = "CC0-1.0"
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"

COLUMNS = {
    "mob": "#activity+code",
    "title": "#activity+name",
    "from": "#date+start",
    "to": "#date+end",
    "cell": "#geo+h3",
    "people": "#reached+people",
    "deeds": "#output+deeds+num",
    "count": "#output+units+num",
    "unit": "#output+units+name",
    "late": "#status+late",
    "licence": "#meta+license",
}
"""The columns of the CSV, and their HXL tags."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class About(Struct, frozen=True):
    """The mob that the figures are of. final: they never change again."""

    id: str
    url: str
    title: str
    unit: str
    starts_at: str
    ends_at: str
    final: bool


def defused(text: str) -> str:
    """The text as a cell of a sheet that no program takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULAS) else text


def csv_of(about: About, figures: Sequence[PlaceFigures]) -> str:
    """A line for each cell and quarter of an hour, after the names of the columns and their HXL tags.

    Without from and to: all other quarters of the cell together. Without a cell: where nobody said where.
    """
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerow(COLUMNS.values())
    for one in figures:
        numbers = [one.people, one.deeds, one.units, defused(about.unit), "yes" if one.late else "no", LICENCE]
        lines.writerow([about.id, defused(about.title), *_span(one), one.cell, *numbers])
    return written.getvalue()


def json_of(about: About, figures: Sequence[PlaceFigures]) -> dict[str, Any]:
    """The same as one object."""
    return {
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "mob": about,
        "figures": [{"cell": one.cell or None, **_numbers(one)} for one in figures],
    }


def geojson_of(about: About, figures: Sequence[PlaceFigures]) -> dict[str, Any]:
    """The same as a FeatureCollection (RFC 7946), with a cell's outline for each line that has a cell."""
    return {
        "type": "FeatureCollection",
        "license": LICENCE,
        "license_url": LICENCE_URL,
        "mob": about,
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": [outline(one.cell)]},
                "properties": {"cell": one.cell, "unit": about.unit, **_numbers(one)},
            }
            for one in figures
            if one.cell != NOWHERE
        ],
    }


def _numbers(one: PlaceFigures) -> dict[str, Any]:
    start, end = _span(one)
    span = {"from": start or None, "to": end or None}
    return {**span, "people": one.people, "deeds": one.deeds, "count": one.units, "late": one.late}


def _span(one: PlaceFigures) -> tuple[str, str]:
    return ("", "") if one.starts_at is None else (iso(one.starts_at), iso(one.starts_at + QUARTER))
