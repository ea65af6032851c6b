"""Close other servers, or open them; whoever keeps the policies of servers says which."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.tables import domain_state
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement

_GIVEN = insert(domain_state).values(domain=bindparam("domain"), closed=bindparam("closed"))
SET = statement(
    _GIVEN.on_conflict_do_update(index_elements=["domain"], set_={"closed": _GIVEN.excluded.closed}).inline()
)
UNSET = statement(delete(domain_state).where(among(domain_state.c.domain, "names")))


async def keep_states(tx: Transaction, known: Mapping[str, bool], wanted: Mapping[str, bool]) -> None:
    """Makes of the states as they were `known` those that are `wanted`, by domain: True closes it.

    A domain of which nothing is said is as open as the nearest above it. Only what differs is written.
    """
    changed = [
        {"domain": name, "closed": closed} for name, closed in sorted(wanted.items()) if known.get(name) is not closed
    ]
    gone = sorted(known.keys() - wanted.keys())

    if changed:
        await tx.many(SET, changed)
    if gone:
        await tx.run(UNSET, names=gone)
