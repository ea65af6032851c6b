"""Hear no more of a conversation, or hear of it again."""

from goodmob.core.database.interface import Transaction
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.permissions import seen
from goodmob.posts.rules.flags import MUTED


async def mute_conversation(tx: Transaction, account_id: int, post_id: int) -> None:
    """Ends notices of the post's conversation, also of posts that join it later; again changes nothing."""
    post = await seen(tx, account_id, post_id)

    await raise_flag(tx, account_id, post.conversation_id, MUTED)


async def unmute_conversation(tx: Transaction, account_id: int, post_id: int) -> None:
    """Lets notices of the post's conversation come again; again changes nothing."""
    post = await seen(tx, account_id, post_id)

    await lower_flag(tx, [account_id], post.conversation_id, MUTED)
