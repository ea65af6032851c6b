"""Tie answers to what they answer, as soon as that is known here."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.far.tell_context import forget_context
from goodmob.posts.actions.publish import answered_account
from goodmob.posts.queries.loose_ends import Orphan, orphans_of, others_in
from goodmob.posts.queries.posts import PostRow, body_of, post_by_id
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES
from goodmob.posts.tables.posts import post

AT_ONCE = 100

_CONVERSATION = bindparam("new_conversation_id", type_=BigInteger)
MOVE = statement(update(post).where(among(post.c.id, "ids")).values(conversation_id=_CONVERSATION))
TIE = statement(
    update(post)
    .where(post.c.id == bindparam("of_post_id", type_=BigInteger), post.c.answers_uri.is_not(None))
    .values(
        in_reply_to_id=bindparam("parent_id", type_=BigInteger),
        in_reply_to_account_id=bindparam("parent_account_id", type_=BigInteger),
        conversation_id=_CONVERSATION,
        answers_uri=None,
    )
)


async def tie_answers_slice(tx: Transaction, parent_id: int) -> bool:
    """Ties one answer that waited for this post, with what was said below it; False once none waits.

    What is below moves into the conversation first, a slice at a time.
    """
    parent, body = await post_by_id(tx, parent_id), await body_of(tx, parent_id)
    waiting = await orphans_of(tx, body.uri, 1) if parent and body and body.uri else []
    if parent is None or not waiting:
        return False

    orphan = waiting[0]
    is_root = orphan.conversation_id == orphan.id
    below = await others_in(tx, orphan.id, orphan.id, AT_ONCE) if is_root else []
    if below and parent.conversation_id != orphan.id:
        await tx.run(MOVE, ids=below, new_conversation_id=parent.conversation_id)
    if len(below) < AT_ONCE or parent.conversation_id == orphan.id:
        if is_root and parent.conversation_id != orphan.id:
            await forget_context(tx, orphan.id)
        await _tie(tx, parent, orphan)
    return True


async def _tie(tx: Transaction, parent: PostRow, orphan: Orphan) -> None:
    await tx.run(
        TIE,
        of_post_id=orphan.id,
        parent_id=parent.id,
        parent_account_id=answered_account(orphan.account_id, parent),
        new_conversation_id=parent.conversation_id,
    )
    if orphan.visibility in OPEN_VISIBILITIES and orphan.approval is None:
        await change_counts(tx, parent.id, replies=1)
