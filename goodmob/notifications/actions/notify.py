"""Tell accounts of something, those who want to hear of it, once."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.notifications.actions.count_request import raise_request
from goodmob.notifications.actions.surge import join_surge
from goodmob.notifications.events import Notified
from goodmob.notifications.permissions import outcomes
from goodmob.notifications.queries.groups import latest_group
from goodmob.notifications.rules.kinds import FOLLOW, REPLACING, REQUESTING
from goodmob.notifications.rules.notice import Notice, group_keys
from goodmob.notifications.rules.policy import DROP, FILTER
from goodmob.notifications.rules.surges import surge_key
from goodmob.notifications.tables import notification
from goodmob.social.actions.shield import count_kept

_SAME = ["account_id", "type", "from_account_id", "cause_id"]
ADD = statement(insert(notification).on_conflict_do_nothing(index_elements=_SAME).inline())
END_SAME = statement(delete(notification).where(*(notification.c[name] == bindparam(name) for name in _SAME)))


async def notify(tx: Transaction, notices: Sequence[Notice]) -> None:
    """Writes those of the notices, all by one sender and about one post, that their receivers want.

    One that a receiver's policy filters waits apart, unannounced. Nobody is told what was told before, but an update
    takes the place of the one before it. Who follows in a surge joins its group, which is told by itself. Touches two
    rows for each notice, three where one is replaced or asks to be let in.
    """
    if not notices:
        return
    wanted = [(notice, said) for notice, said in await outcomes(tx, notices, tx.now) if said != DROP]

    for notice, said in wanted:
        is_filtered = said == FILTER
        is_counted = notice.type == FOLLOW and not is_filtered
        surge = await join_surge(tx, notice.account_id, notice.from_account_id) if is_counted else None
        group_key = surge_key(surge.id) if surge else None if is_filtered else await _group_of(tx, notice)
        row = {**notice._asdict(), "id": tx.new_id(), "created_at": tx.now, "group_key": group_key}
        if notice.type in REPLACING:
            await tx.run(END_SAME, **{name: row[name] for name in _SAME})
        if not await tx.run(ADD, **row, filtered=is_filtered):
            continue
        if not is_filtered and not surge:
            await tx.announce(Notified(row["id"], notice.account_id))
        elif is_filtered and notice.type in REQUESTING:
            await raise_request(tx, notice.account_id, notice.from_account_id)
        if is_filtered:
            await count_kept(tx, notice.account_id, notice.from_account_id)


async def _group_of(tx: Transaction, notice: Notice) -> str | None:
    keys = group_keys(notice, tx.now)
    return (await latest_group(tx, notice.account_id, keys) or keys[0]) if keys else None
