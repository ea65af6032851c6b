"""Keep what is told of a sender who waits in step with the notices that do."""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Integer, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.notifications.rules.kinds import REQUESTING
from goodmob.notifications.rules.policy import MOST_COUNTED
from goodmob.notifications.tables import notification, notification_request

_RECEIVER = bindparam("receiver_id", type_=BigInteger)
_SENDER = bindparam("sender_id", type_=BigInteger)
_WAITING = (
    notification.c.account_id == _RECEIVER,
    notification.c.from_account_id == _SENDER,
    notification.c.filtered,
    among(notification.c.type, "types"),
)
_COUNTED = (
    select(notification.c.id, notification.c.post_id)
    .where(*_WAITING)
    .order_by(notification.c.id.desc())
    .limit(bindparam("most", type_=Integer))
    .subquery()
)
_HOW_MANY = select(func.count()).select_from(_COUNTED).scalar_subquery()
_LATEST = select(func.max(_COUNTED.c.post_id)).scalar_subquery()
_OF_PAIR = (notification_request.c.account_id == _RECEIVER, notification_request.c.from_account_id == _SENDER)

_ADD = insert(notification_request).values(
    id=bindparam("request_id", type_=BigInteger),
    account_id=_RECEIVER,
    from_account_id=_SENDER,
    notifications_count=0,
    created_at=bindparam("now", type_=BigInteger),
    updated_at=bindparam("now", type_=BigInteger),
)
PUT_REQUEST = statement(
    _ADD.on_conflict_do_update(
        index_elements=["account_id", "from_account_id"],
        set_={"updated_at": _ADD.excluded.updated_at},
    ).inline()
)
HOLD_REQUEST = statement(select(notification_request.c.id).where(*_OF_PAIR).with_for_update())
END_EMPTY_REQUEST = statement(
    delete(notification_request).where(*_OF_PAIR, ~exists(select(notification.c.id).where(*_WAITING)))
)
RECOUNT_REQUEST = statement(
    update(notification_request).where(*_OF_PAIR).values(notifications_count=_HOW_MANY, last_post_id=_LATEST)
)


async def raise_request(tx: Transaction, account_id: int, from_account_id: int) -> None:
    """Lets the sender, of whom the account has a new filtered notice, wait for an answer. Touches a row, twice."""
    pair = {"receiver_id": account_id, "sender_id": from_account_id}
    await tx.run(PUT_REQUEST, request_id=tx.new_id(), now=tx.now, **pair)
    # Only who holds the request counts: a count that began before would miss the notices of others who held it.
    await tx.run(RECOUNT_REQUEST, types=list(REQUESTING), most=MOST_COUNTED, **pair)


async def recount_requests(tx: Transaction, pairs: Iterable[tuple[int, int]]) -> None:
    """Counts anew what waits of each pair (receiver, sender); a request without notices ends. Touches a row each."""
    for account_id, from_account_id in pairs:
        pair = {"receiver_id": account_id, "sender_id": from_account_id}
        waiting = {"types": list(REQUESTING), **pair}
        if await tx.all(HOLD_REQUEST, **pair) and not await tx.run(END_EMPTY_REQUEST, **waiting):
            await tx.run(RECOUNT_REQUEST, most=MOST_COUNTED, **waiting)
