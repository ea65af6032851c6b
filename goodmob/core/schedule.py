"""The timetable: entries that fall due by cron expressions in UTC, each fired once whatever the number of processes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cronsim import CronSim, CronSimError
from sqlalchemy import BigInteger, Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.jobs.handlers import Nothing, ScheduleTable
from goodmob.core.jobs.tables import schedule_entry

_FIRED = statement(select(schedule_entry.c.name, schedule_entry.c.fired_at))
_ENTER = statement(
    insert(schedule_entry)
    .values(name=bindparam("name"), fired_at=bindparam("fired_at"))
    .on_conflict_do_nothing(index_elements=[schedule_entry.c.name])
    .inline()
)
_FIRE = statement(
    update(schedule_entry)
    .where(
        schedule_entry.c.name == bindparam("entry", type_=Text),
        schedule_entry.c.fired_at < bindparam("due", type_=BigInteger),
    )
    .values(fired_at=bindparam("now", type_=BigInteger))
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Timetable:
    """Orders the job of each entry that is due; one missed while nobody ran is made up for once."""

    def __init__(self, schedule: ScheduleTable) -> None:
        self._expressions = {name: expression for expression, name, _ in schedule}
        for expression in self._expressions.values():
            next_after(expression, 0)
        self._due: dict[str, int] = {}

    async def open(self, db: Database, now: int) -> None:
        """Enters what is new and reads what was fired last, by whichever process."""
        await db.act(_enter, self._expressions, now)
        fired = {row.name: row.fired_at for row in await db.all(_FIRED)}
        self._due = {name: next_after(expression, fired[name]) for name, expression in self._expressions.items()}

    async def fire(self, db: Database, now: int) -> None:
        """Orders the jobs of what is due; costs nothing when nothing is."""
        for name in [name for name, due in self._due.items() if due <= now]:
            await db.act(_fire, name, self._due[name])
            self._due[name] = next_after(self._expressions[name], now)


def next_after(expression: str, moment: int) -> int:
    """The first moment after this one (us) that fits the cron expression; ValueError when none ever does."""
    try:
        moments: Iterator[datetime] = CronSim(expression, _EPOCH + timedelta(microseconds=moment))
        return int((next(moments) - _EPOCH).total_seconds()) * SECOND
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"{expression!r} is no cron expression that ever falls due") from error


async def _enter(tx: Transaction, names: dict[str, str], now: int) -> None:
    await tx.many(_ENTER, [{"name": name, "fired_at": now} for name in names])


async def _fire(tx: Transaction, name: str, due: int) -> None:
    if await tx.run(_FIRE, entry=name, due=due, now=tx.now):
        # A key of its own: an entry still waiting or running is not ordered a second time beside itself.
        await tx.enqueue(name, Nothing(), key=f"schedule:{name}")
