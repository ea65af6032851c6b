"""What goes to other servers and comes from them, for staff: who cannot be reached, what waits, what was given up."""

from typing import Literal, NamedTuple

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.federation.actions.dead_letters import throw_away, try_again, wake_host
from goodmob.federation.queries.arrivals import dead_arrivals, waiting_arrivals
from goodmob.federation.queries.deliveries import dead_deliveries, waiting_deliveries
from goodmob.federation.queries.hosts import HostRow, lively_hosts, troubled_hosts

ADDRESS = "/settings/server/traffic"
MOST_HOSTS = 50


class OneHost(Struct, kw_only=True):
    """The server that is to be visited."""

    host: str = ""


class OneLetter(Struct, kw_only=True):
    """What was given up, and what is to become of it."""

    kind: Literal["arrival", "delivery"]
    id: Id
    deed: Literal["retry", "discard"] = "retry"


class Standing(NamedTuple):
    """A server, and how much waits for it and from it."""

    row: HostRow
    outwards: int
    inwards: int


async def show_traffic(call: Call) -> Response:
    """The servers in trouble, those with which all is well, and the list of what was given up."""
    _admit(call)
    reads = call.house.db
    outwards, inwards = await waiting_deliveries(reads), await waiting_arrivals(reads)
    troubled, lively = await troubled_hosts(reads, MOST_HOSTS), await lively_hosts(reads, MOST_HOSTS)
    return call.house.pages.render(
        call,
        "federation/traffic.html",
        troubled=[_standing(row, outwards, inwards) for row in troubled],
        lively=[_standing(row, outwards, inwards) for row in lively],
        outwards=sum(outwards.values()),
        inwards=sum(inwards.values()),
        unread=await dead_arrivals(reads),
        undelivered=await dead_deliveries(reads),
    )


async def take_visit(call: Call, params: OneHost) -> Response:
    """A server that rests or was given up is visited at once."""
    _admit(call)
    await call.house.db.act(wake_host, call.account_id, params.host)
    call.notify(call.gettext("%(host)s is asked again now.", host=params.host))
    return RedirectResponse(ADDRESS, 303)


async def take_letter(call: Call, params: OneLetter) -> Response:
    """What was given up is tried again, or discarded."""
    _admit(call)
    deed = try_again if params.deed == "retry" else throw_away
    try:
        await call.house.db.act(deed, call.account_id, params.kind, params.id)
    except NotFound:
        call.notify(call.gettext("This is not on the list any more."), "warn")
    else:
        done = call.gettext("It is tried again.") if params.deed == "retry" else call.gettext("It is discarded.")
        call.notify(done)
    return RedirectResponse(f"{ADDRESS}#given-up", 303)


def _admit(call: Call) -> None:
    require_permission(call.viewer, Permission.MANAGE_FEDERATION)


def _standing(row: HostRow, outwards: dict[str, int], inwards: dict[str, int]) -> Standing:
    return Standing(row, outwards.get(row.host, 0), inwards.get(row.host, 0))


PAGES = (
    get(ADDRESS, show_traffic, viewer=SESSION),
    post(f"{ADDRESS}/visits", take_visit, viewer=SESSION),
    post(f"{ADDRESS}/letters", take_letter, viewer=SESSION),
)
