"""Keep people of a network from signing up, or from everything; change that, or let it be."""

from msgspec import UNSET, Struct, UnsetType
from sqlalchemy import bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.events import IpBlocksChanged
from goodmob.accounts.queries.ip_blocks import IpBlockRow, current_ip_block_of, how_many_ip_blocks, ip_block_by_id
from goodmob.accounts.rules.addresses import ANY_ADDRESS, SEVERITIES, holds, network_of
from goodmob.accounts.rules.faults import (
    BLANK,
    INVALID,
    NOT_INCLUDED,
    OWN_ADDRESS,
    TAKEN,
    Fault,
    refuse,
    too_long,
    too_many,
)
from goodmob.accounts.tables import ip_block
from goodmob.core.audit import record
from goodmob.core.clock import DAY, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound

MOST_BLOCKS = 50_000
LONGEST_COMMENT = 2_000
LONGEST_TIME = 100 * 365 * DAY

_CHANGEABLE = ("network", "severity", "comment", "expires_at")
ADD = statement(
    insert(ip_block)
    .values({name: bindparam(name) for name in IpBlockRow._fields})
    .on_conflict_do_nothing(index_elements=["network"])
    .inline()
)
CHANGE = statement(
    update(ip_block)
    .values({name: bindparam(f"new_{name}") for name in _CHANGEABLE})
    .where(ip_block.c.id == bindparam("block_id"))
)
END = statement(delete(ip_block).where(ip_block.c.id == bindparam("block_id")))
END_OVER = statement(delete(ip_block).where(ip_block.c.expires_at <= bindparam("now")), long=True)
END_OTHER_AT = statement(
    delete(ip_block).where(ip_block.c.network == bindparam("at"), ip_block.c.id != bindparam("block_id"))
)


class IpBlockWish(Struct, kw_only=True, frozen=True):
    """A block as it is wished, in seconds from now (None: for good); what is UNSET stays or is the usual."""

    ip: str | UnsetType = UNSET
    severity: str | UnsetType = UNSET
    comment: str | UnsetType = UNSET
    expires_in: int | UnsetType | None = UNSET


async def add_ip_block(tx: Transaction, actor_id: int, actor_address: str, wish: IpBlockWish) -> IpBlockRow:
    """Blocks a network; Faulty names every wrong field, and no one is let to shut himself out."""
    new = IpBlockRow(tx.new_id(), ANY_ADDRESS, "", "", None, tx.now)
    made = await _changed(tx, new, actor_address, wish, is_full=await how_many_ip_blocks(tx) >= MOST_BLOCKS)

    await tx.run(END_OTHER_AT, at=made.network, block_id=made.id)
    if not await tx.run(ADD, **made._asdict()):
        refuse({"ip": [TAKEN]})
    await _note(tx, actor_id, "add", made)

    await tx.announce(IpBlocksChanged())
    return made


async def change_ip_block(
    tx: Transaction, actor_id: int, actor_address: str, block_id: int, wish: IpBlockWish
) -> IpBlockRow:
    """Changes what is wished of a block; Faulty as above, NotFound where there is none with this id."""
    known = await ip_block_by_id(tx, block_id)
    if known is None:
        raise NotFound
    changed = await _changed(tx, known, actor_address, wish, is_full=False)

    await tx.run(END_OTHER_AT, at=changed.network, block_id=block_id)
    await tx.run(CHANGE, block_id=block_id, **{f"new_{name}": getattr(changed, name) for name in _CHANGEABLE})
    await _note(tx, actor_id, "change", changed)

    await tx.announce(IpBlocksChanged())
    return changed


async def remove_ip_block(tx: Transaction, actor_id: int, block_id: int) -> None:
    """Lifts a block; NotFound where there is none with this id."""
    known = await ip_block_by_id(tx, block_id)
    if known is None:
        raise NotFound

    await tx.run(END, block_id=block_id)
    await _note(tx, actor_id, "remove", known)

    await tx.announce(IpBlocksChanged())


async def forget_old_ip_blocks(tx: Transaction) -> None:
    """Blocks that are over are gone."""
    await tx.run(END_OVER, now=tx.now)


async def _changed(
    tx: Transaction, known: IpBlockRow, actor_address: str, wish: IpBlockWish, *, is_full: bool
) -> IpBlockRow:
    network = known.network if wish.ip is UNSET else network_of(wish.ip)
    severity = known.severity if wish.severity is UNSET else wish.severity
    comment = known.comment if wish.comment is UNSET else wish.comment
    at = await current_ip_block_of(tx, network, tx.now) if network else None
    faults: dict[str, list[Fault]] = {
        "severity": _severity_faults(severity),
        "ip": [] if network else [INVALID if wish.ip else BLANK],
        "comment": [too_long(LONGEST_COMMENT)] if len(comment) > LONGEST_COMMENT else [],
        "expires_in": _time_faults(wish.expires_in),
        "base": [too_many(MOST_BLOCKS)] if is_full else [],
    }
    if at not in {None, known.id}:
        faults["ip"] = [TAKEN]
    elif network and severity == "no_access" and holds(network, actor_address):
        faults["ip"] = [OWN_ADDRESS]
    refuse(faults)
    return known._replace(
        network=network or known.network,
        severity=severity,
        comment=comment,
        expires_at=_end(tx.now, known.expires_at, wish.expires_in),
    )


def _severity_faults(severity: str) -> list[Fault]:
    if not severity:
        return [BLANK]
    return [] if severity in SEVERITIES else [NOT_INCLUDED]


def _time_faults(expires_in: int | UnsetType | None) -> list[Fault]:
    is_possible = expires_in is UNSET or expires_in is None or 0 < expires_in <= LONGEST_TIME // SECOND
    return [] if is_possible else [INVALID]


def _end(now: int, known: int | None, expires_in: int | UnsetType | None) -> int | None:
    if expires_in is UNSET:
        return known
    return None if expires_in is None else now + expires_in * SECOND


async def _note(tx: Transaction, actor_id: int, verb: str, row: IpBlockRow) -> None:
    await record(
        tx,
        actor_id=actor_id,
        action=f"ip_block.{verb}",
        target=f"ip_block:{row.id}",
        details={"ip": row.network, "severity": row.severity},
    )
