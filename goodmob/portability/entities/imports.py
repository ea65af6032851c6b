"""The JSON of an import, and the file of what failed."""

from collections.abc import AsyncIterator, Sequence

import msgspec
from msgspec import UNSET, Struct, UnsetType
from starlette.responses import StreamingResponse

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.portability.queries.imports import ImportRow, StoredRow, failed_rows
from goodmob.portability.rules.kinds import COLUMNS, ERROR, FILTERS, MOST_SHOWN_FAILURES, POSTS
from goodmob.portability.rules.outbox import stored_post
from goodmob.portability.rules.writing import csv_line

PAGE = 500


class ImportFailure(Struct, frozen=True):
    """A row that could not be done: where in the file, what it said, and why."""

    line: int
    value: str
    error: str


class Import(Struct, frozen=True, kw_only=True):
    """An import. `status` is GoToSocial's answer to an upload; `failures` are the first of them, told of one alone."""

    id: str
    status: str = "accepted"
    type: str
    mode: str
    state: str
    filename: str
    likely_type: str | None
    total_items: int
    processed_items: int
    imported_items: int
    failed_items: int
    progress: float
    created_at: str
    finished_at: str | None
    failures_url: str | None
    failures: Sequence[ImportFailure] | UnsetType = UNSET


def render(house: House, row: ImportRow, failures: Sequence[ImportFailure] | UnsetType = UNSET) -> Import:
    """The Import of a row."""
    done = row.imported + row.failed
    return Import(
        id=str(row.id),
        type=row.kind,
        mode=row.mode,
        state=row.state,
        filename=row.filename,
        likely_type=row.likely_kind,
        total_items=row.total,
        processed_items=done,
        imported_items=row.imported,
        failed_items=row.failed,
        progress=round(done / row.total, 3),
        created_at=iso(row.created_at),
        finished_at=None if row.finished_at is None else iso(row.finished_at),
        failures_url=f"{house.settings.base_url}/api/v1/imports/{row.id}/failures" if row.failed else None,
        failures=failures,
    )


async def show(house: House, row: ImportRow) -> Import:
    """The Import with the first of its failures."""
    return render(house, row, await first_failures(house, row))


async def first_failures(house: House, row: ImportRow) -> list[ImportFailure]:
    """The first rows that failed."""
    rows = await failed_rows(house.db, row.id, 0, MOST_SHOWN_FAILURES)
    return [ImportFailure(one.line, _value(row.kind, one), one.error or "") for one in rows]


def failures_given_out(house: House, row: ImportRow) -> StreamingResponse:
    """All rows that failed, each with the reason, as a file that can be imported once more."""
    kind, media = ("json", "application/json") if row.kind == FILTERS else ("csv", "text/csv")
    name = f"{row.kind}_failures.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return StreamingResponse(_failures(house, row), headers=headers, media_type=f"{media}; charset=utf-8")


async def _failures(house: House, row: ImportRow) -> AsyncIterator[bytes]:
    is_json = row.kind == FILTERS
    yield b'{"custom_filters":[' if is_json else csv_line([*COLUMNS[row.kind], ERROR])
    after, comma = 0, b""
    while rows := await failed_rows(house.db, row.id, after, PAGE):
        for one in rows:
            yield comma + _json_failure(one) if is_json else csv_line([*_cells(row.kind, one), one.error or ""])
            comma = b"," if is_json else b""
        after = rows[-1].line
    if is_json:
        yield b"]}"


def _cells(kind: str, row: StoredRow) -> list[str]:
    if kind == POSTS:
        return [str(stored_post(row.data).note["id"])]
    return msgspec.json.decode(row.data, type=list[str])


def _json_failure(row: StoredRow) -> bytes:
    told = msgspec.json.decode(row.data)
    return msgspec.json.encode({**told, "error": row.error} if isinstance(told, dict) else {"error": row.error})


def _value(kind: str, row: StoredRow) -> str:
    if kind != FILTERS:
        return ", ".join(cell for cell in _cells(kind, row) if cell)
    told = msgspec.json.decode(row.data)
    return str(told.get("title", "")) if isinstance(told, dict) else ""
