"""Put notices away, one or all of them; take them back when their cause is gone."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, or_, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.notifications.rules import FAVOURITE, FOLLOW, FOLLOW_REQUEST, NO_CAUSE
from goodmob.notifications.tables import notification

SOME_AT_ONCE = 150
"""How many notices one action puts away, which leaves it room for the order for the next slice."""

_MINE = notification.c.account_id == bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_ABOUT = or_(
    notification.c.post_id == bindparam("post_id", type_=BigInteger),
    notification.c.cause_id == bindparam("post_id", type_=BigInteger),
)
_WITH = or_(_MINE, notification.c.from_account_id == bindparam("account_id", type_=BigInteger))

END_ONE = statement(delete(notification).where(_MINE, notification.c.id == bindparam("notification_id")))
END_SOME = statement(
    delete(notification).where(
        notification.c.id.in_(
            select(notification.c.id)
            .where(_MINE, notification.c.id <= bindparam("newest", type_=BigInteger))
            .order_by(notification.c.id)
            .limit(_LIMIT)
        )
    )
)
END_GROUPED = statement(
    delete(notification).where(
        notification.c.id.in_(
            select(notification.c.id).where(_MINE, notification.c.group_key == bindparam("group_key")).limit(_LIMIT)
        )
    )
)
END_ABOUT = statement(
    delete(notification).where(notification.c.id.in_(select(notification.c.id).where(_ABOUT).limit(_LIMIT)))
)
END_WITH = statement(
    delete(notification).where(notification.c.id.in_(select(notification.c.id).where(_WITH).limit(_LIMIT)))
)
END_CAUSE = statement(
    delete(notification).where(
        _MINE,
        notification.c.type == bindparam("type"),
        notification.c.from_account_id == bindparam("from_account_id"),
        notification.c.cause_id == bindparam("cause_id"),
    )
)


async def dismiss(tx: Transaction, account_id: int, notification_id: int) -> None:
    """Puts one notice away; NotFound where the account has no such notice."""
    if not await tx.run(END_ONE, account_id=account_id, notification_id=notification_id):
        raise NotFound


async def dismiss_some(tx: Transaction, account_id: int, group_key: str) -> int:
    """Puts away notices of a group, as many as one action may; tells how many, so that SOME_AT_ONCE may not be all."""
    return await tx.run(END_GROUPED, account_id=account_id, group_key=group_key, limit=SOME_AT_ONCE)


async def clear_some(tx: Transaction, account_id: int, newest: int) -> bool:
    """Puts away notices up to the one with id `newest`, as many as one action may; tells whether there may be more."""
    return await tx.run(END_SOME, account_id=account_id, newest=newest, limit=SOME_AT_ONCE) == SOME_AT_ONCE


async def forget_post(tx: Transaction, post_id: int) -> bool:
    """Takes back notices about a post, or caused by it; tells whether there may be more."""
    return await tx.run(END_ABOUT, post_id=post_id, limit=SOME_AT_ONCE) == SOME_AT_ONCE


async def forget_account(tx: Transaction, account_id: int) -> bool:
    """Takes back notices to and from an account; tells whether there may be more."""
    return await tx.run(END_WITH, account_id=account_id, limit=SOME_AT_ONCE) == SOME_AT_ONCE


async def forget_favourite(tx: Transaction, account_id: int, from_account_id: int, post_id: int) -> None:
    """Takes back the notice of a favourite."""
    await tx.run(END_CAUSE, account_id=account_id, type=FAVOURITE, from_account_id=from_account_id, cause_id=post_id)


async def forget_follow(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Takes back the notices of a follow and of a request for one."""
    for kind in (FOLLOW, FOLLOW_REQUEST):
        await tx.run(END_CAUSE, account_id=account_id, type=kind, from_account_id=follower_id, cause_id=NO_CAUSE)


async def forget_request(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Takes back the notice of a request to follow, which has been answered."""
    await tx.run(END_CAUSE, account_id=account_id, type=FOLLOW_REQUEST, from_account_id=follower_id, cause_id=NO_CAUSE)
