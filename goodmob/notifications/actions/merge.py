"""Move filtered notices: among the others when their sender is let in, away when the sender is not."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, false, select, true, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.notifications.actions.count_request import recount_requests
from goodmob.notifications.events import MentionsMerged, NotificationsMerged
from goodmob.notifications.queries.policies import is_merging
from goodmob.notifications.rules.kinds import MENTION
from goodmob.notifications.tables import notification, notification_permission

SOME_AT_ONCE = 150
"""How many notices one action moves, which leaves it room for what follows."""

_RECEIVER = bindparam("receiver_id", type_=BigInteger)
_SENDER = bindparam("sender_id", type_=BigInteger)
_SOME_FILTERED = (
    select(notification.c.id, notification.c.type, notification.c.post_id)
    .where(
        notification.c.account_id == _RECEIVER,
        notification.c.from_account_id == _SENDER,
        notification.c.filtered,
        notification.c.id <= bindparam("newest", type_=BigInteger),
    )
    .limit(bindparam("limit", type_=Integer))
)
SOME_FILTERED = statement(_SOME_FILTERED)
UNFILTER = statement(update(notification).where(among(notification.c.id, "ids")).values(filtered=false()))
END_SOME_FILTERED = statement(
    delete(notification).where(notification.c.id.in_(_SOME_FILTERED.with_only_columns(notification.c.id)))
)
MARK_MERGED = statement(
    update(notification_permission)
    .where(
        notification_permission.c.account_id == _RECEIVER,
        notification_permission.c.from_account_id == _SENDER,
        ~notification_permission.c.merged,
    )
    .values(merged=true())
)

_EVERY = 2**63 - 1


async def merge_some(tx: Transaction, account_id: int, from_account_id: int) -> bool:
    """Puts notices of a sender who was let in among the others; tells whether there may be more."""
    pair = {"receiver_id": account_id, "sender_id": from_account_id}
    some = await tx.all(SOME_FILTERED, newest=_EVERY, limit=SOME_AT_ONCE, **pair)
    if some:
        await tx.run(UNFILTER, ids=[row.id for row in some])
    if named_in := sorted(row.post_id for row in some if row.type == MENTION):
        await tx.announce(MentionsMerged(account_id, named_in))
    if len(some) == SOME_AT_ONCE:
        return True
    await recount_requests(tx, [(account_id, from_account_id)])
    has_ended = bool(await tx.run(MARK_MERGED, **pair))

    if has_ended and not await is_merging(tx, account_id):
        await tx.announce(NotificationsMerged(account_id))
    return False


async def discard_some(tx: Transaction, account_id: int, from_account_id: int, newest: int = _EVERY) -> bool:
    """Puts filtered notices of a sender away, up to the id `newest`; tells whether there may be more."""
    pair = {"receiver_id": account_id, "sender_id": from_account_id}
    gone = await tx.run(END_SOME_FILTERED, newest=newest, limit=SOME_AT_ONCE, **pair)
    if gone < SOME_AT_ONCE:
        await recount_requests(tx, [(account_id, from_account_id)])
    return gone == SOME_AT_ONCE
