"""Bringing lists from elsewhere: choose a file, look at what it would do, confirm, and watch."""

from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Invalid, TooMany
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import SESSION, Route, get, post
from goodmob.portability.actions.keep_import import confirm_import, forget_import
from goodmob.portability.actions.take_in import take_in
from goodmob.portability.entities.imports import failures_given_out, first_failures
from goodmob.portability.pages.words import names_of_kinds, names_of_states, refusal_words, why
from goodmob.portability.permissions import own_import
from goodmob.portability.queries.imports import ImportRow, imports_of
from goodmob.portability.rules.kinds import (
    FINISHED,
    KINDS,
    MERGE,
    MODES,
    MOST_ARCHIVE_BYTES,
    MOST_IMPORTS,
    OVERWRITE,
    POSTS,
    UNCONFIRMED,
)

ADDRESS = "/settings/import"
BODY = MOST_ARCHIVE_BYTES + 1024 * 1024
LOOK_AGAIN = "5"
"""After so many seconds the page comes again by itself, while an import is under way."""


class Form(Struct):
    """A filled-in form."""

    data: Upload | None = None
    type: str = ""
    mode: str = MERGE


class OneImport(Struct):
    """Names an import."""

    id: Id


async def show_form(call: Call) -> Response:
    """A form for a file, and what was brought lately."""
    return await _form(call, "", KINDS[0], MERGE)


async def take_form(call: Call, params: Form) -> Response:
    """The import, ready to be looked at; or the form says what is wrong with the file."""
    kind = params.type if params.type in KINDS else KINDS[0]
    mode = params.mode if params.mode in MODES else MERGE
    if params.data is None or not params.data.size:
        return await _form(call, call.gettext("Choose a file."), kind, mode)
    try:
        import_id = await take_in(call.house, call.account_id, params.data, kind, mode, confirmed=False)
    except Invalid as refusal:
        return await _form(call, refusal_words(refusal.message), kind, mode)
    except TooMany:
        return await _form(call, call.gettext("Wait until one of your imports is done."), kind, mode)
    return RedirectResponse(f"{ADDRESS}/{import_id}", 303)


async def show_import(call: Call, params: OneImport) -> Response:
    """What the file would do, or how far it is, and which rows failed."""
    row = await own_import(call.house.db, call.account_id, params.id)
    failures = [(one.line, one.value, why(one.error)) for one in await first_failures(call.house, row)]
    page = call.house.pages.render(
        call,
        "portability/import.html",
        one=_shown(row),
        failures=failures,
        overwrites=row.mode == OVERWRITE,
        posts=row.kind == POSTS,
    )
    if row.state not in {UNCONFIRMED, FINISHED}:
        page.headers["Refresh"] = LOOK_AGAIN
    return page


async def confirm(call: Call, params: OneImport) -> Response:
    """Begin; once begun, it begins no second time."""
    try:
        await call.house.db.act(confirm_import, call.account_id, params.id)
    except Conflict:
        call.notify(call.gettext("This import has begun already."), "info")
    return RedirectResponse(f"{ADDRESS}/{params.id}", 303)


async def forget(call: Call, params: OneImport) -> Response:
    """Forget the import; what it has done stays."""
    await call.house.db.act(forget_import, call.account_id, params.id)
    call.notify(call.gettext("The import is forgotten."))
    return RedirectResponse(ADDRESS, 303)


async def give_failures(call: Call, params: OneImport) -> Response:
    """What failed, as a file that can be imported once more."""
    row = await own_import(call.house.db, call.account_id, params.id)
    return failures_given_out(call.house, row)


async def _form(call: Call, error: str, kind: str, mode: str) -> Response:
    rows = await imports_of(call.house.db, call.account_id, MOST_IMPORTS)
    names = names_of_kinds()
    return call.house.pages.render(
        call,
        "portability/bring.html",
        status=422 if error else 200,
        error=error,
        kinds={name: names[name] for name in KINDS},
        kind=kind,
        mode=mode,
        imports=[_shown(row) for row in rows],
    )


def _shown(row: ImportRow) -> dict[str, Any]:
    names = names_of_kinds()
    return {
        "href": f"{ADDRESS}/{row.id}",
        "label": names[row.kind],
        "likely": names.get(row.likely_kind or ""),
        "state": row.state,
        "told": names_of_states()[row.state],
        "filename": row.filename,
        "total": row.total,
        "imported": row.imported,
        "failed": row.failed,
        "percent": 100 * (row.imported + row.failed) // row.total,
        "created_at": row.created_at,
    }


PAGES: tuple[Route, ...] = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION, limit="media", most_body=BODY),
    get(f"{ADDRESS}/:id", show_import, viewer=SESSION),
    post(f"{ADDRESS}/:id/confirm", confirm, viewer=SESSION),
    post(f"{ADDRESS}/:id/forget", forget, viewer=SESSION),
    get(f"{ADDRESS}/:id/failures", give_failures, viewer=SESSION),
)
