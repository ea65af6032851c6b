"""Close another server, or open it; whoever keeps the limits of servers says so."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.tables import domain_state
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_GIVEN = insert(domain_state).values(domain=bindparam("domain"), closed=bindparam("closed"))
SET = statement(
    _GIVEN.on_conflict_do_update(index_elements=["domain"], set_={"closed": _GIVEN.excluded.closed}).inline()
)
UNSET = statement(delete(domain_state).where(domain_state.c.domain == bindparam("name")))


async def set_domain(tx: Transaction, domain: str, *, closed: bool) -> None:
    """Accounts of this server and of those below it are not found by name while it is closed."""
    await tx.run(SET, domain=domain, closed=closed)


async def unset_domain(tx: Transaction, domain: str) -> None:
    """Nothing is said of this server itself any more: it is as open as the nearest domain above it."""
    await tx.run(UNSET, name=domain)
