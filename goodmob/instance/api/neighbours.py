"""Other servers: which are known here, and which are not let in."""

from msgspec import Struct

from goodmob.accounts.queries.figures import known_domains
from goodmob.core.clock import MINUTE
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get

_KEPT_FOR = 5 * MINUTE
_KEY = ("instance.peers",)
_MOST_FOUND = 10


class _Peers(Struct, frozen=True):
    domains: list[str]
    read_at: int


class Wanted(Struct):
    """A part of a domain."""

    q: str = ""


class DomainBlock(Struct, frozen=True):
    """A server that is not let in, or only in part; this server has no such list."""

    domain: str
    digest: str
    severity: str
    comment: str


async def peers(call: Call) -> list[str]:
    """Servers from which accounts are known, at most five minutes old."""
    return await _domains(call.house)


async def search_peers(call: Call, params: Wanted) -> list[str]:
    """Known servers whose name holds this."""
    wanted = params.q.strip().lower()
    if not wanted:
        return []
    return [domain for domain in await _domains(call.house) if wanted in domain][:_MOST_FOUND]


async def domain_blocks(call: Call) -> list[DomainBlock]:
    """Servers that are not let in; none."""
    return []


async def _domains(house: House) -> list[str]:
    now = house.clock.now()
    kept = house.cache.get(_KEY)
    if isinstance(kept, _Peers) and now - kept.read_at < _KEPT_FOR:
        return kept.domains
    found = _Peers(await known_domains(house.db), now)
    house.cache.put(_KEY, found, sum(map(len, found.domains)))
    return found.domains


ROUTES = (
    get("/api/v1/instance/peers", peers, viewer=NOBODY),
    get("/api/v1/peers/search", search_peers, viewer=NOBODY),
    get("/api/v1/instance/domain_blocks", domain_blocks, viewer=NOBODY),
)
