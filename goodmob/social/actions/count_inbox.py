"""Count the followers of an account by the inboxes where they are reached."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, null, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.elsewhere import inboxes_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.tables.ties import follow, follower_inbox

MOVED_AT_ONCE = 40

_FOLLOW = bindparam("follow_id", type_=BigInteger)
_INBOX = bindparam("inbox_id", type_=BigInteger)
COUNT = statement(
    insert(follower_inbox)
    .values(**{name: bindparam(name) for name in ("id", "account_id", "inbox")}, followers=1)
    .on_conflict_do_update(index_elements=["account_id", "inbox"], set_={"followers": follower_inbox.c.followers + 1})
    .returning(follower_inbox.c.id)
)
POINT = statement(
    update(follow).where(follow.c.id == _FOLLOW, follow.c.inbox_id.is_(None)).values(inbox_id=bindparam("counted_id"))
)
UNPOINT = statement(update(follow).where(follow.c.id == _FOLLOW, follow.c.inbox_id == _INBOX).values(inbox_id=null()))
DISCOUNT = statement(
    update(follower_inbox).where(follower_inbox.c.id == _INBOX).values(followers=follower_inbox.c.followers - 1)
)
END = statement(delete(follower_inbox).where(follower_inbox.c.id == _INBOX, follower_inbox.c.followers <= 0))
SOME_FOLLOWS = statement(
    select(follow.c.id, follow.c.target_id, follow.c.inbox_id)
    .where(
        follow.c.follower_id == bindparam("follower_id", type_=BigInteger),
        follow.c.target_id > bindparam("after", type_=BigInteger),
    )
    .order_by(follow.c.target_id)
    .limit(bindparam("limit", type_=Integer))
)


async def count_inbox(tx: Transaction, follow_id: int, follower_id: int, target_id: int) -> None:
    """Counts a follow where its follower is reached; nowhere, if that is here, or if it is counted already."""
    for inbox in await inboxes_of(tx, [follower_id]):
        counted_id = int(await tx.value(COUNT, id=tx.new_id(), account_id=target_id, inbox=inbox))
        if not await tx.run(POINT, follow_id=follow_id, counted_id=counted_id):
            await discount_inbox(tx, counted_id)


async def discount_inbox(tx: Transaction, inbox_id: int) -> None:
    """A follow that was counted there is gone; an inbox with nobody behind it goes with it."""
    await tx.run(DISCOUNT, inbox_id=inbox_id)
    await tx.run(END, inbox_id=inbox_id)


async def move_inboxes(tx: Transaction, follower_id: int, after: int) -> int | None:
    """Counts some follows of somebody where they are reached now: of those whom they follow, some beyond `after`.

    Gives the last of these, None when nobody is left.
    """
    # Always in the order of those who are followed, so that two who move at once wait for each other in turn.
    follows = await tx.all(SOME_FOLLOWS, follower_id=follower_id, after=after, limit=MOVED_AT_ONCE)
    for one in follows:
        if one.inbox_id is not None and await tx.run(UNPOINT, follow_id=one.id, inbox_id=one.inbox_id):
            await discount_inbox(tx, one.inbox_id)
        await count_inbox(tx, one.id, follower_id, one.target_id)
    return int(follows[-1].target_id) if len(follows) == MOVED_AT_ONCE else None
