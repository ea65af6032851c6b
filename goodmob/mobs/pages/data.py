"""The open data of a mob: how much was done in which cell and quarter of an hour, as files."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.places import places_of
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.open_data import LICENCE_URL, About, csv_of, geojson_of, json_of
from goodmob.mobs.rules.places import PlaceFigures
from goodmob.mobs.rules.replies import OPEN

COUNTED = frozenset({"tallying", "reported"})


class OneMob(Struct):
    """The mob of the path."""

    id: Id


def has_data(row: MobRow, state: str) -> bool:
    """Whether there are files: of what everybody may see, and not before it is over."""
    return row.visibility in OPEN and state in COUNTED


async def show_csv(call: Call, params: OneMob) -> Response:
    """A sheet whose second line holds HXL tags."""
    return await _file(call, params.id, csv_of, "csv", "text/csv; charset=utf-8")


async def show_geojson(call: Call, params: OneMob) -> Response:
    """The cells with their outlines."""
    return await _file(call, params.id, geojson_of, "geojson", "application/geo+json")


async def show_json(call: Call, params: OneMob) -> Response:
    """The figures as one object."""
    return await _file(call, params.id, json_of, "json", "application/json")


async def _file(
    call: Call,
    mob_id: int,
    write: Callable[[About, Sequence[PlaceFigures]], str | dict[str, Any]],
    ending: str,
    media_type: str,
) -> Response:
    house = call.house
    row = await seen_mob(house.db, call.viewer.account_id, mob_id)
    found = await call_by_id(house.db, row.id)
    if found is None or not has_data(row, found.state):
        raise NotFound
    about = About(
        id=str(row.id),
        url=url_of(house.settings, row.id),
        title=row.title,
        unit=row.unit,
        starts_at=iso(found.starts_at),
        ends_at=iso(found.ends_at),
        final=row.report is not None,
    )
    written = write(about, await places_of(house, row))
    body = written if isinstance(written, str) else msgspec.json.encode(written)
    headers = {
        "Content-Disposition": f'attachment; filename="mob-{row.id}.{ending}"',
        "Link": f'<{LICENCE_URL}>; rel="license"',
    }
    return Response(body, media_type=media_type, headers=headers)


_DATA = "/mobs/:id/data"

PAGES = (
    get(f"{_DATA}.csv", show_csv, viewer=OPTIONAL_SESSION),
    get(f"{_DATA}.geojson", show_geojson, viewer=OPTIONAL_SESSION),
    get(f"{_DATA}.json", show_json, viewer=OPTIONAL_SESSION),
)
