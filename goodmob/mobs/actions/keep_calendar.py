"""The secret link to one's calendar: made, made anew, and taken away; and what calendars are told of changes."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_good_standing
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest, new_secret
from goodmob.mobs.tables.calendars import mob_calendar, mob_revision

_NEW = insert(mob_calendar)
KEEP = statement(
    _NEW.on_conflict_do_update(
        index_elements=[mob_calendar.c.account_id],
        set_={"digest": _NEW.excluded.digest, "created_at": _NEW.excluded.created_at},
    ).inline()
)
DROP = statement(delete(mob_calendar).where(mob_calendar.c.account_id == bindparam("of_account_id", type_=BigInteger)))
_FIRST = insert(mob_revision)
REVISE = statement(
    _FIRST.on_conflict_do_update(
        index_elements=[mob_revision.c.mob_id],
        set_={"number": mob_revision.c.number + 1, "changed_at": _FIRST.excluded.changed_at},
    ).inline()
)


async def make_calendar(tx: Transaction, account_id: int) -> str:
    """The secret of a new link to the account's calendar, which is told this once; an earlier link opens nothing more.

    Forbidden for an account that is not in good standing.
    """
    await require_good_standing(tx, account_id)
    secret = new_secret()

    await tx.run(KEEP, account_id=account_id, digest=digest(secret), created_at=tx.now)
    return secret


async def drop_calendar(tx: Transaction, account_id: int) -> None:
    """The account's link opens nothing more; where there is none, nothing happens."""
    await tx.run(DROP, of_account_id=account_id)


async def revise(tx: Transaction, mob_id: int) -> None:
    """Calendars are told that the mob changed."""
    await tx.run(REVISE, mob_id=mob_id, number=1, changed_at=tx.now)
