"""Files and lists of limits that others keep: looked at, taken over, followed."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.actions.keep_server_list import ListWish, add_server_list, remove_server_list
from goodmob.instance.actions.refresh_list import had_list, refresh_list
from goodmob.instance.actions.take_entries import take_file
from goodmob.instance.queries.server_lists import ServerListRow, every_server_list, server_list_by_id
from goodmob.instance.server_files import CSV, MOST_BYTES, ServerFile, read_file
from goodmob.moderation.entities.server_list import file_of
from goodmob.moderation.queries.effects import Effect, effect_of

ADDRESS = "/settings/server/others/lists"

Kind = Literal["block", "allow"]


class FileForm(Struct, kw_only=True):
    """A file to look at; or what it holds, once it was looked at, to be taken over."""

    kind: Kind = "block"
    data: Upload | None = None
    text: str = ""


class NewList(Struct, kw_only=True):
    """A list to follow; `asks`: staff take over each change themselves."""

    url: str = ""
    title: str = ""
    kind: Kind = "block"
    asks: bool = False


class ListDeed(Struct, kw_only=True):
    """A list that is followed, and what becomes of it."""

    id: Id
    deed: Literal["look", "take", "leave", "clear"] = "look"


class Looked(Struct, frozen=True):
    """What taking something over would do: a list by its row, or a file by its text."""

    effect: Effect
    kind: str
    row: ServerListRow | None = None
    text: str = ""
    unread: int = 0


class OneFile(Struct):
    """What the file is of."""

    kind: Literal["blocks", "allows"]


async def show_lists(call: Call) -> Response:
    """The lists that are followed, and the forms."""
    return await _page(call, NewList())


async def export_file(call: Call, params: OneFile) -> Response:
    """All limits, or allowances, as Mastodon's CSV."""
    _admit(call)
    named = {"Content-Disposition": f'attachment; filename="domain_{params.kind}.csv"'}
    return Response(await file_of(call.house, params.kind), 200, named, CSV)


async def look_at_file(call: Call, params: FileForm) -> Response:
    """What taking the file over would do, with the button that does it."""
    _admit(call)
    content = await params.data.read() if params.data else params.text.encode()
    file = read_file(content)
    if not file.entries:
        return await _page(call, NewList(), error=call.gettext("There is no server in this file."))
    effect = await effect_of(call.house.db, params.kind, file.entries)
    text = content[:MOST_BYTES].decode("utf-8-sig", "replace")
    return await _page(call, NewList(), looked=Looked(effect, params.kind, text=text, unread=len(file.unread)))


async def take_file_over(call: Call, params: FileForm) -> Response:
    """The file is taken over."""
    _admit(call)
    file: ServerFile = read_file(params.text.encode())
    taken = await take_file(call.house, call.account_id, params.kind, file.entries)
    call.notify(call.ngettext("%(num)s server was taken over.", "%(num)s servers were taken over.", taken))
    return RedirectResponse(ADDRESS, 303)


async def follow_list(call: Call, params: NewList) -> Response:
    """Follow a list, and look at once at what it would do."""
    _admit(call)
    wish = ListWish(url=params.url, title=params.title, permission_type=params.kind, as_draft=params.asks)
    try:
        list_id = await call.house.db.act(add_server_list, call.account_id, wish)
    except Invalid:
        said = call.gettext("Please give the address of a list that is not followed yet.")
        return await _page(call, params, error=said)
    return await deal_with_list(call, ListDeed(id=list_id))


async def deal_with_list(call: Call, params: ListDeed) -> Response:
    """Look at what a list would do, take it over, or follow it no longer."""
    _admit(call)
    house, actor_id = call.house, call.account_id
    row = await server_list_by_id(house.db, params.id)
    if row is None:
        raise NotFound
    if params.deed == "look":
        file = await had_list(house, row)
        if file is None:
            return await _page(call, NewList(), error=call.gettext("The list cannot be read at the moment."))
        effect = await effect_of(house.db, row.permission_type, file.entries, row)
        return await _page(call, NewList(), looked=Looked(effect, row.permission_type, row, unread=len(file.unread)))
    if params.deed == "take":
        changed = await refresh_list(house, row, actor_id)
        call.notify(call.ngettext("%(num)s server was taken over.", "%(num)s servers were taken over.", changed))
    else:
        while await house.db.act(remove_server_list, actor_id, row.id, keep=params.deed == "leave"):
            pass
        call.notify(call.gettext("The list is followed no longer."))
    return RedirectResponse(ADDRESS, 303)


def _admit(call: Call) -> None:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)


async def _page(call: Call, form: NewList, *, error: str = "", looked: Looked | None = None) -> Response:
    _admit(call)
    return call.house.pages.render(
        call,
        "moderation/server_lists.html",
        status=422 if error else 200,
        lists=await every_server_list(call.house.db),
        form=form,
        error=error,
        looked=looked,
    )


PAGES = (
    get(ADDRESS, show_lists, viewer=SESSION),
    post(ADDRESS, follow_list, viewer=SESSION),
    get(f"{ADDRESS}/file/:kind", export_file, viewer=SESSION),
    post(f"{ADDRESS}/file", look_at_file, viewer=SESSION, most_body=MOST_BYTES + 65_536),
    post(f"{ADDRESS}/take", take_file_over, viewer=SESSION, most_body=2 * MOST_BYTES),
    post(f"{ADDRESS}/list/:id", deal_with_list, viewer=SESSION),
)
