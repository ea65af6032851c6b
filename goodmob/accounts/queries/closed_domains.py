"""Which servers are closed, so that nothing is exchanged with them and their accounts are not found by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select

from goodmob.accounts.tables import domain_state
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.text.hosts import with_parents

EVERYWHERE = ""
"""Stands above every domain, and is there while only allowed servers are spoken with."""


class DomainState(NamedTuple):
    """What is said of a domain itself; closed None: nothing."""

    domain: str
    closed: bool | None
    allowed: bool


STATES = statement(
    select(*(domain_state.c[name] for name in DomainState._fields)).where(among(domain_state.c.domain, "domains")),
    into=DomainState,
)


async def closed_among(reads: Reads, domains: Iterable[str | None]) -> frozenset[str]:
    """Of these domains those that are closed, by themselves or the nearest above them; asks nothing about none."""
    above = {domain: with_parents(domain) for domain in domains if domain}
    if not above:
        return frozenset()
    names = sorted({EVERYWHERE, *(name for parents in above.values() for name in parents)})
    states = {row.domain: row for row in await reads.all(STATES, domains=names)}
    return frozenset(domain for domain, parents in above.items() if _is_closed(parents, states))


def _is_closed(parents: Sequence[str], states: Mapping[str, DomainState]) -> bool:
    said = [states[name] for name in parents if name in states]
    if EVERYWHERE in states and not any(state.allowed for state in said):
        return True
    return next((state.closed for state in said if state.closed is not None), False)
