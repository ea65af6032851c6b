"""Keeps the conversations of accounts true, and shows them on open screens as they change."""

import msgspec

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.posts.events import PostDeleted
from goodmob.social.events import Blocked
from goodmob.streaming.messages import StreamMessage, encode
from goodmob.timelines.entities.conversation import show
from goodmob.timelines.events import ConversationChanged, ConversationRemoved
from goodmob.timelines.jobs import (
    OneAccount,
    OneConversation,
    OnePost,
    forget_account,
    forget_conversation,
    forget_post,
)
from goodmob.timelines.queries.conversations import conversation_of


async def end_with_post_before(tx: Transaction, event: PostDeleted) -> None:
    """A deleted post is no longer the last of any conversation."""
    if await forget_post(tx, OnePost(event.post_id)):
        await tx.enqueue("timelines.forget_post", OnePost(event.post_id))


async def forget_conversations(tx: Transaction, event: AccountDeleted) -> None:
    """A deleted account has no conversations."""
    if await forget_account(tx, OneAccount(event.account_id)):
        await tx.enqueue("timelines.forget_account", OneAccount(event.account_id))


async def forget_removed(tx: Transaction, event: ConversationRemoved) -> None:
    """Nothing is kept of a removed conversation."""
    about = OneConversation(event.conversation_id)
    if await forget_conversation(tx, about):
        await tx.enqueue("timelines.forget_conversation", about)


async def read_what_is_hidden(tx: Transaction, event: Blocked) -> None:
    """What a block hides from either side is not left unread."""
    for account_id in (event.account_id, event.target_id):
        await tx.enqueue("timelines.read_hidden", OneAccount(account_id))


async def stream_conversation(house: House, event: ConversationChanged) -> None:
    """A changed conversation appears on the open screens of its account."""
    channel = f"direct:{event.account_id}"
    is_heard = house.bus.has_listeners(channel)
    row = await conversation_of(house.db, event.account_id, event.conversation_id) if is_heard else None
    for shown in await show(house, event.account_id, [row]) if row else []:
        payload = msgspec.json.encode(shown).decode()
        house.bus.publish(channel, encode(StreamMessage("conversation", payload, [int(shown.last_status.account.id)])))
