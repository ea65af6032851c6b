"""What runs later about other servers: their accounts stand as their policies say, and lists of them are read."""

from msgspec import Struct

from goodmob.accounts.actions.stand_as_domain import stand_as_domain
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.figures import known_domains
from goodmob.core.house import House
from goodmob.core.text.hosts import with_parents
from goodmob.instance.actions.refresh_list import had_list, refresh_list
from goodmob.instance.queries.server_blocks import policy_of
from goodmob.instance.queries.server_lists import every_server_list


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


async def refresh_lists(house: House) -> None:
    """Has every list that is followed; of those that staff take over themselves it is only noted how they were had."""
    for row in await every_server_list(house.db):
        await (had_list if row.as_draft else refresh_list)(house, row)
