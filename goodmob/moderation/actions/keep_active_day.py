"""Keep how many people were here on a day."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.moderation.rules.figures import MOST_DAYS
from goodmob.moderation.tables.figures import active_day

_COUNTED = insert(active_day).values(day=bindparam("day"), people=bindparam("people"))
KEEP = statement(
    _COUNTED.on_conflict_do_update(index_elements=["day"], set_={"people": _COUNTED.excluded["people"]}).inline()
)
DROP_OLD = statement(delete(active_day).where(active_day.c.day < bindparam("before")))


async def keep_active_day(tx: Transaction, day: int, people: int) -> None:
    """Keeps the number for today; a day that is over stays as it is, and after two years it is dropped."""
    if day != tx.now // DAY:
        return

    await tx.run(KEEP, day=day, people=people)
    await tx.run(DROP_OLD, before=day - 2 * MOST_DAYS)
