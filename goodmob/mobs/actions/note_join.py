"""Note by which Join somebody comes to a mob across servers, and what was answered."""

from sqlalchemy import BigInteger, Text, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.queries.abroad import JoinRow, join_by_uri, join_of
from goodmob.mobs.tables.abroad import mob_join

_THIS = (
    mob_join.c.mob_id == bindparam("of_mob_id", type_=BigInteger),
    mob_join.c.account_id == bindparam("of_account_id", type_=BigInteger),
)
_new = insert(mob_join)
ADD = statement(
    _new.on_conflict_do_update(
        index_elements=[mob_join.c.mob_id, mob_join.c.account_id],
        set_={name: _new.excluded[name] for name in ("number", "uri", "answer", "place", "position", "created_at")},
    ).inline()
)
ANSWER = statement(
    update(mob_join)
    .where(*_THIS, mob_join.c.number == bindparam("of_number", type_=BigInteger))
    .values(
        answer=bindparam("new_answer", type_=Text),
        place=bindparam("new_place", type_=Text),
        position=bindparam("new_position", type_=BigInteger),
    )
)
DROP = statement(delete(mob_join).where(*_THIS))


async def note_join(tx: Transaction, mob_id: int, account_id: int, uri: str | None) -> JoinRow | None:
    """The Join as it is kept from now on, instead of an earlier one; the same address is the same Join.

    uri: None for one of ours, which goes by its number. None where the address is that of somebody else's.
    """
    earlier = await join_of(tx, mob_id, account_id)
    if earlier is not None and earlier.uri == uri:
        return earlier
    if uri is not None and await join_by_uri(tx, uri) is not None:
        return None
    number = tx.new_id()
    row = JoinRow(mob_id, account_id, number, uri or own_name(number), None, "", None, tx.now)
    await tx.run(ADD, **row._asdict())
    return row


async def note_answer(
    tx: Transaction, row: JoinRow, answer: str, *, place: str = "", position: int | None = None
) -> bool:
    """Notes what was answered; False where another Join has come since."""
    about = {"of_mob_id": row.mob_id, "of_account_id": row.account_id, "of_number": row.number}
    return bool(await tx.run(ANSWER, **about, new_answer=answer, new_place=place, new_position=position))


async def drop_join(tx: Transaction, mob_id: int, account_id: int) -> None:
    """The account came by no Join any more."""
    await tx.run(DROP, of_mob_id=mob_id, of_account_id=account_id)


def own_name(number: int) -> str:
    """What a Join of ours is kept by; behind the address of its actor it is its id."""
    return f"#joins/{number}"
