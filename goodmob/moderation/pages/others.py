"""Other servers, as staff deal with them: what is limited, who is allowed, and whether only those are spoken with."""

from functools import partial
from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import Invalid, NotFound, Refusal
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.actions.keep_allow_list import change_allow_list
from goodmob.instance.actions.keep_server_allow import add_server_allow, remove_server_allow
from goodmob.instance.actions.keep_server_block import (
    Limited,
    ServerBlockWish,
    add_server_block,
    change_server_block,
    remove_server_block,
)
from goodmob.instance.queries.policies import is_allow_list
from goodmob.instance.queries.server_allows import every_server_allow
from goodmob.instance.queries.server_blocks import server_block_by_id, server_blocks_page
from goodmob.moderation.queries.effects import Effect, effect_of_suspending

ADDRESS = "/settings/server/others"


class LimitForm(PageParams, kw_only=True):
    """A server, how it is to be limited, and the page of those that are."""

    domain: str = ""
    severity: Literal["noop", "silence", "suspend"] = "silence"
    reject_media: bool = False
    reject_reports: bool = False
    obfuscate: bool = False
    public_comment: str = ""
    private_comment: str = ""
    sure: bool = False


class LimitChange(LimitForm, kw_only=True):
    """Limits that are there, and what becomes of them."""

    id: Id
    deed: Literal["save", "remove"] = "save"


class Asked(Struct, frozen=True):
    """Limits of a server that would be suspended from now on, and what that would end."""

    domain: str
    change: LimitChange
    effect: Effect


class Allowance(Struct, kw_only=True):
    """A server to be allowed, or an allowance to be taken back."""

    domain: str = ""
    id: Id | None = None


class Mode(Struct, kw_only=True):
    """Whether only allowed servers are spoken with."""

    on: bool = False


async def show_others(call: Call, params: LimitForm) -> Response:
    """All limits, newest first, each with its form."""
    return await _page(call, params)


async def take_limit(call: Call, params: LimitForm) -> Response:
    """Limit one more server; what suspending would end is told first."""
    _admit(call)
    name = normalise_domain(params.domain)
    if name is None or name == call.house.settings.local_domain:
        return await _page(call, params, error=call.gettext("Please give the name of another server."))
    if params.severity == "suspend" and not params.sure and (effect := await _ends(call, name)) is not None:
        return await _page(call, params, effect=effect)
    try:
        await call.house.db.act(add_server_block, call.account_id, name, _wish(params))
    except Limited:
        return await _page(call, params, error=call.gettext("This server is limited as strictly already."))
    except Invalid:
        return await _page(call, params, error=call.gettext("This is too much to say about it."))
    call.notify(call.gettext("The limits hold from now on."))
    return RedirectResponse(ADDRESS, 303)


async def take_change(call: Call, params: LimitChange) -> Response:
    """The limits are other ones, or gone."""
    _admit(call)
    act, actor_id = call.house.db.act, call.account_id
    try:
        if params.deed == "remove":
            await act(remove_server_block, actor_id, params.id)
            call.notify(call.gettext("The limits are lifted. Follows that had ended have to be made anew."))
        else:
            if params.severity == "suspend" and not params.sure and (asked := await _asked(call, params)) is not None:
                return await _page(call, LimitForm(), asked=asked)
            await act(change_server_block, actor_id, params.id, _wish(params))
            call.notify(call.gettext("The limits hold from now on."))
    except NotFound:
        call.notify(call.gettext("There is nothing to look at any more."), "warn")
    except Invalid:
        call.notify(call.gettext("This is too much to say about it."), "warn")
    return RedirectResponse(ADDRESS, 303)


async def _asked(call: Call, change: LimitChange) -> Asked | None:
    row = await server_block_by_id(call.house.db, change.id)
    effect = None if row is None or row.policy.is_suspended else await _ends(call, row.domain)
    return Asked(row.domain, change, effect) if row is not None and effect is not None else None


async def _ends(call: Call, domain: str) -> Effect | None:
    effect = await effect_of_suspending(call.house.db, domain)
    return effect if effect.following or effect.followers else None


async def take_allowance(call: Call, params: Allowance) -> Response:
    """One more server is allowed, or one less."""
    _admit(call)
    act, actor_id = call.house.db.act, call.account_id
    try:
        if params.id is not None:
            await act(remove_server_allow, actor_id, params.id)
        else:
            await act(add_server_allow, actor_id, params.domain)
    except Refusal:
        call.notify(call.gettext("Please give the name of another server."), "warn")
    return RedirectResponse(f"{ADDRESS}#allowed", 303)


async def take_mode(call: Call, params: Mode) -> Response:
    """From now on only allowed servers are spoken with, or all others too."""
    _admit(call)
    await call.house.db.act(change_allow_list, call.account_id, on=params.on)
    said = call.gettext("Only allowed servers are spoken with.") if params.on else ""
    call.notify(said or call.gettext("All servers are spoken with that are not suspended."))
    return RedirectResponse(f"{ADDRESS}#allowed", 303)


def _admit(call: Call) -> None:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)


def _wish(params: LimitForm) -> ServerBlockWish:
    return ServerBlockWish(
        severity=params.severity,
        reject_media=params.reject_media,
        reject_reports=params.reject_reports,
        obfuscate=params.obfuscate,
        public_comment=params.public_comment.strip() or None,
        private_comment=params.private_comment.strip() or None,
    )


async def _page(
    call: Call, form: LimitForm, *, error: str = "", effect: Effect | None = None, asked: Asked | None = None
) -> Response:
    _admit(call)
    db = call.house.db
    return call.house.pages.render(
        call,
        "moderation/others.html",
        status=422 if error else 200,
        page=await leaf(call, form.window(20, 80), partial(server_blocks_page, db)),
        allows=await every_server_allow(db),
        only_allowed=await is_allow_list(db),
        form=form,
        error=error,
        effect=effect,
        asked=asked,
    )


PAGES = (
    get(ADDRESS, show_others, viewer=SESSION),
    post(ADDRESS, take_limit, viewer=SESSION),
    post(f"{ADDRESS}/allowed", take_allowance, viewer=SESSION),
    post(f"{ADDRESS}/mode", take_mode, viewer=SESSION),
    post(f"{ADDRESS}/limits/:id", take_change, viewer=SESSION),
)
