"""Limits and allowances of servers as files, and lists of them that others keep, by API."""

from typing import Literal

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import get, post
from goodmob.instance.actions.keep_server_list import ListWish, add_server_list, remove_server_list
from goodmob.instance.actions.refresh_list import had_list, refresh_list
from goodmob.instance.actions.take_entries import take_file
from goodmob.instance.queries.server_lists import ServerListRow, every_server_list, server_list_by_id
from goodmob.instance.server_files import CSV, MOST_BYTES, read_file
from goodmob.moderation.entities.server_list import DomainPermissionSubscription, file_of, render
from goodmob.moderation.queries.effects import Effect, effect_of

Kind = Literal["block", "allow"]


class OneFile(Struct):
    """What the file is of: blocks or allows."""

    kind: str


class FileParams(OneFile, kw_only=True):
    """A file; with preview nothing is taken over."""

    data: Upload
    preview: bool = False


class Taken(Struct, frozen=True):
    """How many servers were limited or allowed, and which lines named none."""

    taken: int
    unread: list[int]


class NewList(Struct, kw_only=True):
    """A list to follow, as GoToSocial names it; as_draft: staff take over each change themselves."""

    uri: str = ""
    title: str = ""
    permission_type: Kind = "block"
    as_draft: bool = True


class OneList(Struct):
    """A list that is followed."""

    id: Id


class Farewell(OneList):
    """Whether what came with the list goes, too."""

    remove_children: bool = False


class Refreshed(Struct, frozen=True):
    """How many limits or allowances are other than before."""

    changed: int


async def export_file(call: Call, params: OneFile) -> Response:
    """All limits, or allowances, as Mastodon's CSV."""
    _admit(call, params)
    named = {"Content-Disposition": f'attachment; filename="domain_{params.kind}.csv"'}
    return Response(await file_of(call.house, params.kind), 200, named, CSV)


async def import_file(call: Call, params: FileParams) -> Taken | Effect:
    """Take over a file, as Mastodon exports it or with a name on each line; with `preview` only what it would do."""
    _admit(call, params)
    file = read_file(await params.data.read())
    if not file.entries:
        raise Invalid("data", "names no server")
    kind = params.kind.removesuffix("s")
    if params.preview:
        return await effect_of(call.house.db, kind, file.entries)
    return Taken(await take_file(call.house, call.account_id, kind, file.entries), file.unread)


async def list_lists(call: Call) -> list[DomainPermissionSubscription]:
    """The lists that are followed, the oldest first."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    return [render(row) for row in await every_server_list(call.house.db)]


async def add_list(call: Call, params: NewList) -> DomainPermissionSubscription:
    """Follow a list; it is had once a day, and taken over by itself unless it is a draft."""
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    wish = ListWish(
        url=params.uri, title=params.title, permission_type=params.permission_type, as_draft=params.as_draft
    )
    return render(await _row(call, await call.house.db.act(add_server_list, call.account_id, wish)))


async def show_list(call: Call, params: OneList) -> DomainPermissionSubscription:
    """One list that is followed."""
    return render(await _row(call, params.id))


async def preview_list(call: Call, params: OneList) -> Effect:
    """What taking the list over would do at this moment; 422 where it cannot be had."""
    row = await _row(call, params.id)
    file = await had_list(call.house, row)
    if file is None:
        raise Invalid("uri", "cannot be read")
    return await effect_of(call.house.db, row.permission_type, file.entries, row)


async def take_list_over(call: Call, params: OneList) -> Refreshed:
    """Take the list over as it is at this moment."""
    return Refreshed(await refresh_list(call.house, await _row(call, params.id), call.account_id))


async def remove_list(call: Call, params: Farewell) -> Empty:
    """Follow the list no longer; what came with it stays unless `remove_children` says otherwise."""
    await _row(call, params.id)
    while await call.house.db.act(remove_server_list, call.account_id, params.id, keep=not params.remove_children):
        pass
    return EMPTY


def _admit(call: Call, params: OneFile) -> None:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    if params.kind not in {"blocks", "allows"}:
        raise NotFound


async def _row(call: Call, list_id: int) -> ServerListRow:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)
    row = await server_list_by_id(call.house.db, list_id)
    if row is None:
        raise NotFound
    return row


_FILES, _LISTS = "/api/v1/admin/domain_files", "/api/v1/admin/domain_permission_subscriptions"
_READ, _WRITE = "admin:read:domain_blocks", "admin:write:domain_blocks"

ROUTES = (
    get(f"{_FILES}/:kind", export_file, scope=_READ),
    post(f"{_FILES}/:kind", import_file, scope=_WRITE, most_body=MOST_BYTES + 65_536),
    get(_LISTS, list_lists, scope=_READ),
    post(_LISTS, add_list, scope=_WRITE),
    get(f"{_LISTS}/:id", show_list, scope=_READ),
    get(f"{_LISTS}/:id/effect", preview_list, scope=_READ),
    post(f"{_LISTS}/:id/take", take_list_over, scope=_WRITE),
    post(f"{_LISTS}/:id/remove", remove_list, scope=_WRITE),
)
