"""Other servers: which are known here, and which are not let in, or only in part."""

from msgspec import Struct

from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.figures import known_domains
from goodmob.core.clock import MINUTE
from goodmob.core.errors import NotFound, Unauthorized
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, OPTIONAL, get
from goodmob.instance.entities.server_limits import DomainBlock, render_for_all
from goodmob.instance.queries.server_blocks import server_blocks_told

_KEPT_FOR = 5 * MINUTE
_KEY = ("instance.peers",)
_MOST_FOUND = 10


class _Peers(Struct, frozen=True):
    domains: list[str]
    read_at: int


class Wanted(Struct):
    """A part of a domain."""

    q: str = ""


async def peers(call: Call) -> list[str]:
    """Servers from which accounts are known and that are not closed, at most five minutes old."""
    return await _domains(call.house)


async def search_peers(call: Call, params: Wanted) -> list[str]:
    """Known servers whose name holds this."""
    wanted = params.q.strip().lower()
    if not wanted:
        return []
    return [domain for domain in await _domains(call.house) if wanted in domain][:_MOST_FOUND]


async def domain_blocks(call: Call) -> list[DomainBlock]:
    """Servers that are silenced or suspended here; NotFound where that is not told, or not to strangers."""
    settings = call.house.settings
    if settings.show_domain_blocks == "users" and call.viewer.account_id is None:
        raise Unauthorized
    if not _is_told(call, settings.show_domain_blocks):
        raise NotFound
    with_reason = _is_told(call, settings.show_domain_blocks_rationale)
    return [render_for_all(row, with_reason=with_reason) for row in await server_blocks_told(call.house.db)]


def _is_told(call: Call, shown: str) -> bool:
    return shown == "all" or (shown == "users" and call.viewer.account_id is not None)


async def _domains(house: House) -> list[str]:
    now = house.clock.now()
    kept = house.cache.get(_KEY)
    if isinstance(kept, _Peers) and now - kept.read_at < _KEPT_FOR:
        return kept.domains
    known = await known_domains(house.db)
    closed = await closed_among(house.db, known)
    found = _Peers([domain for domain in known if domain not in closed], now)
    house.cache.put(_KEY, found, sum(map(len, found.domains)))
    return found.domains


ROUTES = (
    get("/api/v1/instance/peers", peers, viewer=NOBODY),
    get("/api/v1/peers/search", search_peers, viewer=NOBODY),
    get("/api/v1/instance/domain_blocks", domain_blocks, viewer=OPTIONAL),
)
