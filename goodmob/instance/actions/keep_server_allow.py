"""Allow another server by name, or take that back."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.close_domain import set_allowed
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.hosts import normalise_domain
from goodmob.instance.events import PolicyChanged
from goodmob.instance.queries.server_allows import ServerAllowRow, server_allow_by_id, server_allow_of
from goodmob.instance.tables import server_allow

ADD = statement(
    insert(server_allow)
    .values({name: bindparam(name) for name in ServerAllowRow._fields})
    .on_conflict_do_nothing(index_elements=["domain"])
    .inline()
)
END = statement(delete(server_allow).where(server_allow.c.id == bindparam("allow_id")))


async def add_server_allow(
    tx: Transaction, actor_id: int, domain: str, *, list_id: int | None = None
) -> ServerAllowRow:
    """Allows a server; allowed already, nothing happens. Invalid for what is no domain. list_id: of its list."""
    name = normalise_domain(domain)
    if name is None:
        raise Invalid("domain", "is not a valid domain name" if domain.strip() else "can't be blank")

    made = ServerAllowRow(tx.new_id(), name, tx.now, list_id)
    if not await tx.run(ADD, **made._asdict()):
        return await server_allow_of(tx, name) or made
    await set_allowed(tx, name, True)
    await _note(tx, actor_id, "add", made)

    await tx.announce(PolicyChanged(made.domain))
    return made


async def remove_server_allow(tx: Transaction, actor_id: int, allow_id: int) -> ServerAllowRow:
    """The server is no longer allowed by name; NotFound where there is no allowance with this id."""
    known = await server_allow_by_id(tx, allow_id)
    if known is None:
        raise NotFound

    await tx.run(END, allow_id=allow_id)
    await set_allowed(tx, known.domain, False)
    await _note(tx, actor_id, "remove", known)

    await tx.announce(PolicyChanged(known.domain))
    return known


async def _note(tx: Transaction, actor_id: int, verb: str, row: ServerAllowRow) -> None:
    await record(
        tx,
        actor_id=actor_id,
        action=f"domain_allow.{verb}",
        target=f"domain_allow:{row.id}",
        details={"domain": row.domain},
    )
