"""Taking one's lists along, and the archive of everything."""

from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import NotFound, TooMany
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, Route, get, post
from goodmob.portability.actions.keep_archive import ask_for_archive
from goodmob.portability.entities.archives import file_of
from goodmob.portability.entities.files import FILES, given_out
from goodmob.portability.pages.words import names_of_kinds
from goodmob.portability.permissions import own_archive
from goodmob.portability.queries.archives import ArchiveRow, archives_of
from goodmob.portability.rules.archives import ASKED_AGAIN_AFTER, KEPT_FOR, READY, WRITING

ADDRESS = "/settings/export"
LOOK_AGAIN = "10"
"""After so many seconds the page comes again by itself, while an archive is being written."""


class OneFile(Struct):
    """Names a list by the name of its file."""

    name: str


class OneArchive(Struct):
    """Names an archive."""

    id: Id


async def show_export(call: Call) -> Response:
    """Everything that can be taken along, and how far the archive is."""
    rows = await archives_of(call.house.db, call.account_id, 1)
    names = names_of_kinds()
    lists = [{"label": names[kind], "href": f"{ADDRESS}/lists/{file.filename}"} for kind, file in FILES.items()]
    page = call.house.pages.render(
        call, "portability/export.html", lists=lists, archive=_shown(call, rows[0]) if rows else None
    )
    if rows and rows[0].state == WRITING:
        page.headers["Refresh"] = LOOK_AGAIN
    return page


async def give_list(call: Call, params: OneFile) -> Response:
    """A list as a file."""
    kind = next((kind for kind, file in FILES.items() if file.filename == params.name), None)
    if kind is None:
        raise NotFound
    return given_out(call.house, call.account_id, kind)


async def make_archive(call: Call) -> Response:
    """Ask for an archive; once a day."""
    try:
        await call.house.db.act(ask_for_archive, call.account_id)
    except TooMany:
        call.notify(call.gettext("You can ask for an archive once a day."), "warn")
    else:
        call.notify(call.gettext("Your archive is being written. A letter tells you when it is ready."))
    return RedirectResponse(ADDRESS, 303)


async def give_archive(call: Call, params: OneArchive) -> Response:
    """The archive as a file."""
    return await file_of(call.house, await own_archive(call.house.db, call.account_id, params.id))


def _shown(call: Call, row: ArchiveRow) -> dict[str, Any]:
    megabytes = (row.bytes or 0) / 1_000_000
    return {
        "is_ready": row.state == READY,
        "href": f"{ADDRESS}/archives/{row.id}",
        "percent": row.progress // 10,
        "megabytes": max(1, round(megabytes)),
        "created_at": row.created_at,
        "until": row.created_at + KEPT_FOR,
        "may_ask": call.house.clock.now() - row.created_at >= ASKED_AGAIN_AFTER,
    }


PAGES: tuple[Route, ...] = (
    get(ADDRESS, show_export, viewer=SESSION),
    get(f"{ADDRESS}/lists/:name", give_list, viewer=SESSION),
    post(f"{ADDRESS}/archives", make_archive, viewer=SESSION, is_kept=True),
    get(f"{ADDRESS}/archives/:id", give_archive, viewer=SESSION),
)
