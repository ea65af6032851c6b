"""Limit another server, change the limits, or lift them."""

from typing import NoReturn

from msgspec import UNSET, Struct, UnsetType
from sqlalchemy import bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.close_domain import set_closed
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound, Refusal
from goodmob.core.text.hosts import normalise_domain
from goodmob.instance.events import PolicyChanged
from goodmob.instance.queries.server_blocks import ServerBlockRow, block_deciding, server_block_by_id
from goodmob.instance.rules import LONGEST_COMMENT, SEVERITIES, USUAL_SEVERITY
from goodmob.instance.tables import server_block

_CHANGEABLE = ("severity", "reject_media", "reject_reports", "private_comment", "public_comment", "obfuscate")
ADD = statement(
    insert(server_block)
    .values({name: bindparam(name) for name in ServerBlockRow._fields})
    .on_conflict_do_nothing(index_elements=["domain"])
    .inline()
)
CHANGE = statement(
    update(server_block)
    .values({name: bindparam(f"new_{name}") for name in (*_CHANGEABLE, "list_id")})
    .where(server_block.c.id == bindparam("block_id"))
)
END = statement(delete(server_block).where(server_block.c.id == bindparam("block_id")))


class Limited(Refusal):
    """The server is under stricter limits already: those of `existing`."""

    status = 422

    def __init__(self, existing: ServerBlockRow) -> None:
        super().__init__(f"You have already imposed stricter limits on {existing.domain}.")
        self.existing = existing


class ServerBlockWish(Struct, kw_only=True, frozen=True):
    """Limits as they are wished; what is UNSET stays or is the usual."""

    severity: str | UnsetType = UNSET
    reject_media: bool | UnsetType = UNSET
    reject_reports: bool | UnsetType = UNSET
    private_comment: str | UnsetType | None = UNSET
    public_comment: str | UnsetType | None = UNSET
    obfuscate: bool | UnsetType = UNSET


async def add_server_block(
    tx: Transaction, actor_id: int, domain: str, wish: ServerBlockWish, *, list_id: int | None = None
) -> ServerBlockRow:
    """Limits a server and those below it; Limited where it is already as much, Invalid for what cannot be.

    list_id: of the list that wants it so.
    """
    name = normalise_domain(domain)
    if name is None:
        raise Invalid("domain", "is not a valid domain name" if domain.strip() else "can't be blank")
    blank = ServerBlockRow(tx.new_id(), name, USUAL_SEVERITY, False, False, None, None, False, tx.now, list_id)
    made = _changed(blank, wish)
    existing = await block_deciding(tx, name)
    if existing is not None and (existing.domain == name or not made.policy.is_stricter_than(existing.policy)):
        raise Limited(existing)

    if not await tx.run(ADD, **made._asdict()):
        await _refuse_beaten(tx, name)
    await set_closed(tx, name, made.policy.is_suspended)
    await _note(tx, actor_id, "add", made)

    await tx.announce(PolicyChanged(name))
    return made


async def change_server_block(
    tx: Transaction, actor_id: int, block_id: int, wish: ServerBlockWish, *, list_id: int | None = None
) -> ServerBlockRow:
    """Changes what is wished of the limits; Invalid for what cannot be, NotFound where there are none with this id.

    list_id: of the list that wants it so; what staff change themselves belongs to no list any more.
    """
    changed = _changed(await _known(tx, block_id), wish)._replace(list_id=list_id)

    values = {f"new_{name}": getattr(changed, name) for name in (*_CHANGEABLE, "list_id")}
    await tx.run(CHANGE, block_id=block_id, **values)
    await set_closed(tx, changed.domain, changed.policy.is_suspended)
    await _note(tx, actor_id, "change", changed)

    await tx.announce(PolicyChanged(changed.domain))
    return changed


async def remove_server_block(tx: Transaction, actor_id: int, block_id: int) -> None:
    """Lifts the limits; those of a domain above it hold on. NotFound where there are none with this id."""
    known = await _known(tx, block_id)

    await tx.run(END, block_id=block_id)
    await set_closed(tx, known.domain, None)
    await _note(tx, actor_id, "remove", known)

    await tx.announce(PolicyChanged(known.domain))


async def _known(tx: Transaction, block_id: int) -> ServerBlockRow:
    known = await server_block_by_id(tx, block_id)
    if known is None:
        raise NotFound
    return known


async def _refuse_beaten(tx: Transaction, domain: str) -> NoReturn:
    faster = await block_deciding(tx, domain)
    raise Limited(faster) if faster else Invalid("domain", "has already been taken")


def _changed(known: ServerBlockRow, wish: ServerBlockWish) -> ServerBlockRow:
    wished = {name: value for name in _CHANGEABLE if (value := getattr(wish, name)) is not UNSET}
    if wished.get("severity", known.severity) not in SEVERITIES:
        raise Invalid("severity", "is not included in the list" if wished["severity"] else "can't be blank")
    for name in ("private_comment", "public_comment"):
        if len(wished.get(name) or "") > LONGEST_COMMENT:
            raise Invalid(name, f"is too long (maximum is {LONGEST_COMMENT} characters)")
    return known._replace(**wished)


async def _note(tx: Transaction, actor_id: int, verb: str, row: ServerBlockRow) -> None:
    await record(
        tx,
        actor_id=actor_id,
        action=f"domain_block.{verb}",
        target=f"domain_block:{row.id}",
        details={"domain": row.domain, "severity": row.severity},
    )
