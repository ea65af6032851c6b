"""Close and allow other servers; whoever keeps the policies of servers says which."""

from sqlalchemy import bindparam, delete, false
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.closed_domains import EVERYWHERE
from goodmob.accounts.tables import domain_state
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_GIVEN = insert(domain_state).values({name: bindparam(name) for name in ("domain", "closed", "allowed")})
CLOSE = statement(
    _GIVEN.on_conflict_do_update(index_elements=["domain"], set_={"closed": _GIVEN.excluded.closed}).inline()
)
ALLOW = statement(
    _GIVEN.on_conflict_do_update(index_elements=["domain"], set_={"allowed": _GIVEN.excluded.allowed}).inline()
)
FORGET = statement(
    delete(domain_state).where(
        domain_state.c.domain == bindparam("name"),
        domain_state.c.closed.is_(None),
        domain_state.c.allowed == false(),
    )
)
END = statement(delete(domain_state).where(domain_state.c.domain == bindparam("name")))


async def set_closed(tx: Transaction, domain: str, closed: bool | None) -> None:
    """Nothing is exchanged with this server and those below it while it is closed; None: as the nearest above says."""
    await tx.run(CLOSE, domain=domain, closed=closed, allowed=False)
    await tx.run(FORGET, name=domain)


async def set_allowed(tx: Transaction, domain: str, allowed: bool) -> None:
    """This server and those below it are spoken with, also where only allowed servers are, or no longer."""
    await tx.run(ALLOW, domain=domain, closed=None, allowed=allowed)
    await tx.run(FORGET, name=domain)


async def set_allow_list(tx: Transaction, on: bool) -> None:
    """From now on only allowed servers are spoken with, or all that are not closed."""
    if on:
        await tx.run(ALLOW, domain=EVERYWHERE, closed=None, allowed=False)
    else:
        await tx.run(END, name=EVERYWHERE)
