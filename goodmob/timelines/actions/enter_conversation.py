"""A direct post enters the conversations of those who speak in it."""

from collections.abc import Collection

import msgspec
from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.reactions import conversation_muters
from goodmob.social.queries.hidden import blocks_between, muters_among
from goodmob.timelines.events import ConversationChanged
from goodmob.timelines.queries.conversations import accounts_holding
from goodmob.timelines.tables import account_conversation, account_conversation_post

_kept = account_conversation.c
_new = insert(account_conversation)
_SAME = ["account_id", "conversation_id", "participants"]
_NEWER = _kept.last_post_id < _new.excluded.last_post_id
_LAST = {"last_post_id": _new.excluded.last_post_id}

ENTER = statement(
    _new.on_conflict_do_update(
        index_elements=_SAME, set_={**_LAST, "unread": _new.excluded.unread}, where=_NEWER
    ).inline()
)
ENTER_QUIETLY = statement(_new.on_conflict_do_update(index_elements=_SAME, set_=_LAST, where=_NEWER).inline())
ENTERED = statement(
    select(_kept.id, _kept.account_id)
    .where(
        among(_kept.account_id, "account_ids"),
        _kept.conversation_id == bindparam("conversation_id", type_=BigInteger),
        _kept.participants == bindparam("participants"),
    )
    .order_by(_kept.id)
)
HOLD_POST = statement(insert(account_conversation_post).on_conflict_do_nothing().inline())


async def enter_conversation(tx: Transaction, post: PostRow, account_ids: Collection[int]) -> None:
    """Makes the direct post the last one of its conversation for those of the accounts here who speak in it, once.

    It is news for whom it names, not for its author, nor for who muted the conversation. Those who muted
    the author, and those with a block between them, do not get it.
    """
    named = (await mentioned_in(tx, [post.id])).get(post.id, [])
    speakers = sorted({post.account_id, *named})
    receivers = await _receivers(tx, post, [id_ for id_ in speakers if id_ in account_ids])
    if not receivers:
        return
    muters = await conversation_muters(tx, post.conversation_id, receivers)

    participants = msgspec.json.encode(speakers).decode()
    for account_id in receivers:
        quiet = account_id in muters
        await tx.run(
            ENTER_QUIETLY if quiet else ENTER,
            id=tx.new_id(),
            account_id=account_id,
            conversation_id=post.conversation_id,
            participants=participants,
            last_post_id=post.id,
            unread=not quiet and account_id != post.account_id,
        )
    entered = await tx.all(
        ENTERED, account_ids=receivers, conversation_id=post.conversation_id, participants=participants
    )
    await tx.many(HOLD_POST, [{"account_conversation_id": row.id, "post_id": post.id} for row in entered])

    for row in entered:
        await tx.announce(ConversationChanged(row.id, row.account_id))


async def _receivers(tx: Transaction, post: PostRow, account_ids: Collection[int]) -> list[int]:
    accounts = await accounts_by_id(tx, account_ids)
    present = {row.id for row in accounts.values() if row.domain is None and row.state == "active"}
    present -= await accounts_holding(tx, post.id)
    if others := present - {post.account_id}:
        present -= await blocks_between(tx, post.account_id, others)
        present -= await muters_among(tx, post.account_id, others, tx.now)
    return sorted(present)
