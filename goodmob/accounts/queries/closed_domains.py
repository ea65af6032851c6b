"""Which servers are closed, so that nothing is exchanged with them and their accounts are not found by name."""

from collections.abc import Iterable

from sqlalchemy import select

from goodmob.accounts.tables import domain_state
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.text.hosts import with_parents

EVERYWHERE = ""
"""Stands above every domain, as the root of names does."""

STATES = statement(select(domain_state.c.domain, domain_state.c.closed).where(among(domain_state.c.domain, "domains")))
ALL = statement(select(domain_state.c.domain, domain_state.c.closed), long=True)


async def closed_among(reads: Reads, domains: Iterable[str | None]) -> frozenset[str]:
    """Of these domains those that are closed, by themselves or the nearest above them; asks nothing about none."""
    above = {domain: (*with_parents(domain), EVERYWHERE) for domain in domains if domain}
    if not above:
        return frozenset()
    names = sorted({name for parents in above.values() for name in parents})
    closed = {row.domain: row.closed for row in await reads.all(STATES, domains=names)}
    nearest = {domain: next((name for name in parents if name in closed), "") for domain, parents in above.items()}
    return frozenset(domain for domain, name in nearest.items() if closed.get(name))


async def domain_states(reads: Reads) -> dict[str, bool]:
    """Every domain of which something is said, with whether it is closed; EVERYWHERE where all others are."""
    return {row.domain: row.closed for row in await reads.all(ALL)}
