"""Take notices back when their cause is gone, or who stands between who tells and who is told."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, or_, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, statement
from goodmob.notifications.actions.clear import END_CLEARING
from goodmob.notifications.actions.dismiss import GONE, SOME_AT_ONCE, Gone, put_away
from goodmob.notifications.rules.kinds import FAVOURITE, FOLLOW, FOLLOW_REQUEST
from goodmob.notifications.rules.notice import NO_CAUSE
from goodmob.notifications.tables import (
    notification,
    notification_permission,
    notification_policy,
    notification_request,
)

MOST_AT_ONCE = 150
"""How many rows of one account one action takes back, which leaves it room for the order for the next slice."""

_ACCOUNT = bindparam("account_id", type_=BigInteger)
_SENDER = bindparam("from_account_id", type_=BigInteger)
_POST = bindparam("post_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)

SOME_ABOUT = statement(
    select(*GONE).where(or_(notification.c.post_id == _POST, notification.c.cause_id == _POST)).limit(_LIMIT),
    into=Gone,
)
END_CAUSE = statement(
    delete(notification).where(
        notification.c.account_id == _ACCOUNT,
        notification.c.type == bindparam("type"),
        notification.c.from_account_id == _SENDER,
        notification.c.cause_id == bindparam("cause_id"),
    )
)
END_SOME_BETWEEN = statement(
    delete(notification).where(
        notification.c.id.in_(
            select(notification.c.id)
            .where(notification.c.account_id == _ACCOUNT, notification.c.from_account_id == _SENDER)
            .limit(_LIMIT)
        )
    )
)
END_REQUEST_BETWEEN = statement(
    delete(notification_request).where(
        notification_request.c.account_id == _ACCOUNT, notification_request.c.from_account_id == _SENDER
    )
)
END_PERMISSION_BETWEEN = statement(
    delete(notification_permission).where(
        notification_permission.c.account_id == _ACCOUNT, notification_permission.c.from_account_id == _SENDER
    )
)
END_SOME_NOTICES = statement(
    delete(notification).where(
        notification.c.id.in_(
            select(notification.c.id)
            .where(or_(notification.c.account_id == _ACCOUNT, notification.c.from_account_id == _ACCOUNT))
            .limit(_LIMIT)
        )
    )
)
END_SOME_REQUESTS = statement(
    delete(notification_request).where(
        notification_request.c.id.in_(
            select(notification_request.c.id)
            .where(
                or_(notification_request.c.account_id == _ACCOUNT, notification_request.c.from_account_id == _ACCOUNT)
            )
            .limit(_LIMIT)
        )
    )
)
_PERMISSION = notification_permission.c
END_PERMISSIONS_GIVEN = statement(
    delete(notification_permission).where(
        _PERMISSION.account_id == _ACCOUNT,
        _PERMISSION.from_account_id.in_(
            select(_PERMISSION.from_account_id).where(_PERMISSION.account_id == _ACCOUNT).limit(_LIMIT)
        ),
    )
)
END_PERMISSIONS_GOT = statement(
    delete(notification_permission).where(
        _PERMISSION.from_account_id == _ACCOUNT,
        _PERMISSION.account_id.in_(
            select(_PERMISSION.account_id).where(_PERMISSION.from_account_id == _ACCOUNT).limit(_LIMIT)
        ),
    )
)
END_POLICY = statement(delete(notification_policy).where(notification_policy.c.account_id == _ACCOUNT))
_OF_ACCOUNT: tuple[Statement[object], ...] = (
    END_SOME_NOTICES,
    END_SOME_REQUESTS,
    END_PERMISSIONS_GIVEN,
    END_PERMISSIONS_GOT,
)


async def forget_post(tx: Transaction, post_id: int) -> bool:
    """Takes back notices about a post, or caused by it; tells whether there may be more."""
    rows = await tx.all(SOME_ABOUT, post_id=post_id, limit=SOME_AT_ONCE)
    await put_away(tx, rows)
    return len(rows) == SOME_AT_ONCE


async def forget_account(tx: Transaction, account_id: int) -> bool:
    """Takes back notices, requests and permissions to and from an account, and its policy.

    Tells whether there may be more.
    """
    left = MOST_AT_ONCE
    for order in _OF_ACCOUNT:
        left -= await tx.run(order, account_id=account_id, limit=left)
        if not left:
            return True
    for order in (END_POLICY, END_CLEARING):
        await tx.run(order, account_id=account_id)
    return False


async def forget_between(tx: Transaction, account_id: int, from_account_id: int) -> bool:
    """Takes back what the account was told by another, and that it waits or is let in; tells if there may be more."""
    pair = {"account_id": account_id, "from_account_id": from_account_id}
    await forget_sender(tx, account_id, from_account_id)
    return await tx.run(END_SOME_BETWEEN, limit=MOST_AT_ONCE, **pair) == MOST_AT_ONCE


async def forget_sender(tx: Transaction, account_id: int, from_account_id: int) -> None:
    """Takes back that the sender waits for an answer of the account, or was let in. Touches two rows."""
    pair = {"account_id": account_id, "from_account_id": from_account_id}
    await tx.run(END_REQUEST_BETWEEN, **pair)
    await tx.run(END_PERMISSION_BETWEEN, **pair)


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


async def forget_cause(tx: Transaction, account_id: int, kind: str, from_account_id: int, cause_id: int) -> None:
    """Takes back the notice of this type that one account has of another, through this cause."""
    await tx.run(END_CAUSE, account_id=account_id, type=kind, from_account_id=from_account_id, cause_id=cause_id)
