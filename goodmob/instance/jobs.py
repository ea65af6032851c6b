"""What runs later about other servers: their accounts stand as their policies say."""

from msgspec import Struct

from goodmob.accounts.actions.stand_as_domain import stand_as_domain
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.figures import known_domains
from goodmob.core.house import House
from goodmob.core.text.hosts import with_parents
from goodmob.instance.queries.server_blocks import policy_of


class OneDomain(Struct, frozen=True):
    """The domain a job is about, with those below it; empty for all."""

    domain: str


async def stand_as_policy(house: House, payload: OneDomain) -> None:
    """Every account of these servers stands as the policies say at this moment, a few at a time."""
    known = await known_domains(house.db)
    touched = [name for name in known if not payload.domain or payload.domain in with_parents(name)]
    closed = await closed_among(house.db, touched)
    for name in touched:
        limited = (await policy_of(house.db, name)).severity == "silence"
        while await house.db.act(stand_as_domain, name, closed=name in closed, limited=limited):
            pass
