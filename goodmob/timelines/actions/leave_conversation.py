"""A deleted post leaves the conversations that it was in."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, bindparam, delete, exists, func, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.posts import posts_by_id
from goodmob.timelines.events import ConversationChanged
from goodmob.timelines.queries.conversations import ConversationRow, conversations_by_id, conversations_holding
from goodmob.timelines.tables import account_conversation, account_conversation_post

AT_ONCE = 40
"""How many conversations a post leaves in one slice: each touches up to four rows."""

_kept = account_conversation.c
_entry = account_conversation_post.c
_POST = bindparam("post_id", type_=BigInteger)
_ENDS_WITH_IT = (among(_kept.id, "ids"), _kept.last_post_id == _POST)

HOLD_ENDING = statement(
    # Two posts may leave at once: each has to see what the other left.
    select(*(_kept[name] for name in ConversationRow._fields))
    .where(among(_kept.id, "ids"))
    .order_by(_kept.id)
    .with_for_update(),
    into=ConversationRow,
)
LET_GO = statement(
    delete(account_conversation_post).where(among(_entry.account_conversation_id, "ids"), _entry.post_id == _POST)
)
FALL_BACK = statement(
    update(account_conversation)
    .where(*_ENDS_WITH_IT, exists(select(_entry.post_id).where(_entry.account_conversation_id == _kept.id)))
    .values(
        last_post_id=select(func.max(_entry.post_id))
        .where(_entry.account_conversation_id == _kept.id)
        .scalar_subquery()
    )
)
READ_OWN = statement(update(account_conversation).where(among(_kept.id, "ids"), _kept.unread).values(unread=False))
END_EMPTY = statement(delete(account_conversation).where(*_ENDS_WITH_IT))


async def leave_conversations(tx: Transaction, post_id: int) -> bool:
    """Takes the post out of some conversations; True where it may be in more.

    A conversation that ended with it ends with the post before, which is no news where it is the account's own. The
    conversation is gone where there was none.
    """
    ids = await conversations_holding(tx, post_id, AT_ONCE)
    if not ids:
        return False
    held = await tx.all(HOLD_ENDING, ids=ids)

    await tx.run(LET_GO, ids=ids, post_id=post_id)
    await tx.run(FALL_BACK, ids=ids, post_id=post_id)
    await tx.run(END_EMPTY, ids=ids, post_id=post_id)
    changed = await conversations_by_id(tx, [row.id for row in held if row.last_post_id == post_id])
    if own := await _ending_with_own(tx, changed):
        await tx.run(READ_OWN, ids=own)

    for row in changed:
        await tx.announce(ConversationChanged(row.id, row.account_id))
    return len(ids) == AT_ONCE


async def _ending_with_own(tx: Transaction, rows: Sequence[ConversationRow]) -> list[int]:
    posts = await posts_by_id(tx, {row.last_post_id for row in rows})
    authors = {post.id: post.account_id for post in posts.values()}
    return [row.id for row in rows if authors.get(row.last_post_id) == row.account_id]
