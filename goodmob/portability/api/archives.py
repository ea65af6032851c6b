"""The whole archive, by API."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import Route, get, post
from goodmob.portability.actions.keep_archive import ask_for_archive
from goodmob.portability.entities.archives import Archive, file_of, render
from goodmob.portability.permissions import own_archive
from goodmob.portability.queries.archives import archives_of

ACCEPTED = 202


class OneArchive(Struct):
    """Names an archive."""

    id: Id


async def make_archive(call: Call) -> Archive | Response:
    """Ask for an archive of everything one has here: once a day, and a letter says when it is ready."""
    archive_id = await call.house.db.act(ask_for_archive, call.account_id)
    return Json(render(call.house, await own_archive(call.house.db, call.account_id, archive_id)), ACCEPTED)


async def list_archives(call: Call) -> list[Archive]:
    """One's own archives, the latest first; they are kept for a week."""
    return [render(call.house, row) for row in await archives_of(call.house.db, call.account_id)]


async def download(call: Call, params: OneArchive) -> Response:
    """An archive of one's own, as a ZIP with the files that Mastodon's has."""
    return await file_of(call.house, await own_archive(call.house.db, call.account_id, params.id))


ROUTES: tuple[Route, ...] = (
    post("/api/v1/archives", make_archive, scope="read"),
    get("/api/v1/archives", list_archives, scope="read"),
    get("/api/v1/archives/:id/file", download, scope="read"),
)
