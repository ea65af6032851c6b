"""Put notices away, one, a group, or all of them."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, delete, exists, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import NotFound
from goodmob.notifications.actions.count_request import recount_requests
from goodmob.notifications.rules.kinds import REQUESTING
from goodmob.notifications.tables import notification, notification_request

SOME_AT_ONCE = 90
"""How many notices one action puts away: each may touch a request too, and the order for more needs room."""


class Gone(NamedTuple):
    """A notice that is to go, and whether a request counts it."""

    id: int
    account_id: int
    from_account_id: int
    type: str
    filtered: bool


GONE = [notification.c[name] for name in Gone._fields]
_MINE = notification.c.account_id == bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)

ONE = statement(select(*GONE).where(_MINE, notification.c.id == bindparam("notification_id")), into=Gone)
THESE = statement(select(*GONE).where(_MINE, among(notification.c.id, "ids")), into=Gone)
SOME_OF_GROUP = statement(
    select(*GONE).where(_MINE, notification.c.group_key == bindparam("group_key")).limit(_LIMIT), into=Gone
)
END_THESE = statement(delete(notification).where(among(notification.c.id, "ids")))
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
_EMPTY = (
    select(notification_request.c.id)
    .where(
        notification_request.c.account_id == bindparam("account_id", type_=BigInteger),
        ~exists(
            select(notification.c.id).where(
                notification.c.account_id == notification_request.c.account_id,
                notification.c.from_account_id == notification_request.c.from_account_id,
                notification.c.filtered,
            )
        ),
    )
    .limit(_LIMIT)
)
END_EMPTY_REQUESTS = statement(delete(notification_request).where(notification_request.c.id.in_(_EMPTY)))


async def dismiss(tx: Transaction, account_id: int, notification_id: int) -> None:
    """Puts one notice away; NotFound where the account has no such notice."""
    rows = await tx.all(ONE, account_id=account_id, notification_id=notification_id)
    if not rows:
        raise NotFound

    await put_away(tx, rows)


async def dismiss_these(tx: Transaction, account_id: int, ids: Sequence[int]) -> None:
    """Puts those of these notices away that are the account's, SOME_AT_ONCE at most; NotFound where none is."""
    rows = await tx.all(THESE, account_id=account_id, ids=list(ids)[:SOME_AT_ONCE])
    if not rows:
        raise NotFound

    await put_away(tx, rows)


async def dismiss_some(tx: Transaction, account_id: int, group_key: str) -> bool:
    """Puts away notices of a group, as many as one action may; tells whether there may be more."""
    rows = await tx.all(SOME_OF_GROUP, account_id=account_id, group_key=group_key, limit=SOME_AT_ONCE)
    await put_away(tx, rows)
    return len(rows) == SOME_AT_ONCE


async def clear_some(tx: Transaction, account_id: int, newest: int) -> bool:
    """Puts away notices up to the one with id `newest`, filtered ones too, and the requests that are empty then.

    As many as one action may; tells whether there may be more.
    """
    gone = await tx.run(END_SOME, account_id=account_id, newest=newest, limit=SOME_AT_ONCE)
    ended = await tx.run(END_EMPTY_REQUESTS, account_id=account_id, limit=SOME_AT_ONCE)
    return SOME_AT_ONCE in {gone, ended}


async def put_away(tx: Transaction, rows: Sequence[Gone]) -> None:
    """Puts these notices away, SOME_AT_ONCE at most, and counts the requests that they stood for anew."""
    if not rows:
        return
    await tx.run(END_THESE, ids=[row.id for row in rows])
    waiting = [row for row in rows if row.filtered and row.type in REQUESTING]
    await recount_requests(tx, sorted({(row.account_id, row.from_account_id) for row in waiting}))
