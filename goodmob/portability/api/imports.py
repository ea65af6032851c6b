"""Imports by API: upload, look, confirm, watch, forget."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Malformed
from goodmob.core.web.answers import EMPTY, Empty, Json
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import Route, delete, get, post
from goodmob.portability.actions.keep_import import confirm_import, forget_import
from goodmob.portability.actions.take_in import take_in
from goodmob.portability.entities.imports import Import, failures_given_out, render, show
from goodmob.portability.permissions import own_import
from goodmob.portability.queries.imports import imports_of
from goodmob.portability.rules.kinds import KINDS, MERGE, MODES, MOST_ARCHIVE_BYTES, MOST_IMPORTS

ACCEPTED = 202
BODY = MOST_ARCHIVE_BYTES + 1024 * 1024


class ImportData(Struct):
    """A file, what is in it, and whether it is added to what is there or stands in its place."""

    data: Upload
    type: str
    mode: str = MERGE
    confirm: bool = True


class OneImport(Struct):
    """Names an import."""

    id: Id


async def import_data(call: Call, params: ImportData) -> Import | Response:
    """Import a file as Mastodon exports it; with `confirm=false` it waits to be looked at and confirmed."""
    kind, mode = params.type.lower(), params.mode.lower() or MERGE
    if kind not in KINDS:
        raise Malformed(f"type {kind[:60]} not recognized, valid types are: {', '.join(KINDS)}")
    if mode not in MODES:
        raise Malformed(f"mode {mode[:60]} not recognized, valid modes are: {', '.join(MODES)}")
    import_id = await take_in(call.house, call.account_id, params.data, kind, mode, confirmed=params.confirm)
    return Json(await _shown(call, import_id), ACCEPTED)


async def list_imports(call: Call) -> list[Import]:
    """One's own imports, the latest first; they are kept for a week."""
    rows = await imports_of(call.house.db, call.account_id, MOST_IMPORTS)
    return [render(call.house, row) for row in rows]


async def show_import(call: Call, params: OneImport) -> Import:
    """An import of one's own: how far it is, and the first rows that failed."""
    return await _shown(call, params.id)


async def confirm(call: Call, params: OneImport) -> Import:
    """Begin an import that was uploaded to be looked at first."""
    await call.house.db.act(confirm_import, call.account_id, params.id)
    return await _shown(call, params.id)


async def show_failures(call: Call, params: OneImport) -> Response:
    """All rows that failed, each with the reason, as a file that can be imported once more."""
    row = await own_import(call.house.db, call.account_id, params.id)
    return failures_given_out(call.house, row)


async def delete_import(call: Call, params: OneImport) -> Empty:
    """Forget an import; one that is under way ends where it is."""
    await call.house.db.act(forget_import, call.account_id, params.id)
    return EMPTY


async def _shown(call: Call, import_id: int) -> Import:
    return await show(call.house, await own_import(call.house.db, call.account_id, import_id))


ROUTES: tuple[Route, ...] = (
    post("/api/v1/import", import_data, scope="write", limit="media", most_body=BODY),
    get("/api/v1/imports", list_imports, scope="read"),
    get("/api/v1/imports/:id", show_import, scope="read"),
    delete("/api/v1/imports/:id", delete_import, scope="write"),
    post("/api/v1/imports/:id/confirm", confirm, scope="write"),
    get("/api/v1/imports/:id/failures", show_failures, scope="read"),
)
