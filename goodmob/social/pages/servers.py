"""Other servers that one hides whole: part of the settings."""

from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Invalid
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import SESSION, get, post
from goodmob.social.actions.block_domain import block_domain, unblock_domain
from goodmob.social.queries.domain_preview import Loss, loss_by_hiding
from goodmob.social.queries.hidden import domains_page

ADDRESS = "/settings/servers"


class Servers(PageParams, kw_only=True):
    """A page of the hidden servers, and the server that may be hidden next."""

    domain: str = ""


class OneServer(Struct):
    """The server to hide, or to show again."""

    domain: str = ""


async def show_servers(call: Call, params: Servers) -> Response:
    """What is hidden, latest first; of a server that is asked about, what hiding it would end."""
    if not params.domain.strip():
        return await _show(call, params)
    domain = normalise_domain(params.domain)
    if domain is None or domain == call.house.settings.local_domain:
        return await _show(call, params, error=_no_server(call))
    return await _show(call, params, asked=domain, loss=await loss_by_hiding(call.house.db, call.account_id, domain))


async def hide(call: Call, params: OneServer) -> Response:
    """Nothing from that server reaches the viewer any more."""
    if normalise_domain(params.domain) == call.house.settings.local_domain:
        return await _show(call, Servers(domain=params.domain), error=_no_server(call))
    try:
        await call.house.db.act(block_domain, call.account_id, params.domain)
    except Invalid:
        return await _show(call, Servers(domain=params.domain), error=_no_server(call))
    call.notify(call.gettext("The server is hidden."))
    return RedirectResponse(ADDRESS, 303)


async def show_again(call: Call, params: OneServer) -> Response:
    """What is said there is shown again; follows that ended stay ended."""
    await call.house.db.act(unblock_domain, call.account_id, params.domain)
    call.notify(call.gettext("You see that server again. Follows that had ended have to be made anew."))
    return RedirectResponse(ADDRESS, 303)


async def _show(call: Call, params: Servers, *, asked: str = "", loss: Loss | None = None, error: str = "") -> Response:
    page = await leaf(call, params.window(40, 80), partial(domains_page, call.house.db, call.account_id))
    return call.house.pages.render(
        call,
        "social/servers.html",
        status=422 if error else 200,
        page=page,
        typed=params.domain,
        asked=asked,
        loss=loss,
        error=error,
    )


def _no_server(call: Call) -> str:
    return call.gettext("Please give the name of another server, such as example.org.")


PAGES = (
    get(ADDRESS, show_servers, viewer=SESSION),
    post(f"{ADDRESS}/hide", hide, viewer=SESSION),
    post(f"{ADDRESS}/show", show_again, viewer=SESSION),
)
