"""Keep how many posts, people and sign-ups a week has seen so far."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.figures import how_many_active, how_many_signed_up
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.instance.queries.activity import WEEK, week_of
from goodmob.instance.tables import week_figures

KEPT_FOR = 60 * WEEK

_COUNTED = insert(week_figures).values(
    {name: bindparam(name) for name in ("week", "statuses", "logins", "registrations")}
)
KEEP = statement(
    _COUNTED.on_conflict_do_update(
        index_elements=["week"],
        set_={name: _COUNTED.excluded[name] for name in ("statuses", "logins", "registrations")},
    )
)
DROP_OLD = statement(delete(week_figures).where(week_figures.c.week < bindparam("before")))


async def count_week(tx: Transaction, week: int, statuses: int) -> None:
    """Keeps the figures of this week, with the posts that were counted in it; a week that is over stays as it is.

    Who was here is only known while the week lasts, as a person's last activity is all that is kept of them.
    """
    if week != week_of(tx.now):
        return

    logins = await how_many_active(tx, week)
    registrations = await how_many_signed_up(tx, week)
    await tx.run(KEEP, week=week, statuses=statuses, logins=logins, registrations=registrations)
    await tx.run(DROP_OLD, before=week - KEPT_FOR)
