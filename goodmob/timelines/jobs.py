"""What runs later: large conversations change a slice at a time."""

from msgspec import Struct

from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.timelines.actions.leave_conversation import leave_conversations
from goodmob.timelines.actions.read_conversation import read_unlisted
from goodmob.timelines.actions.remove_conversation import forget_posts, remove_some


class OnePost(Struct, frozen=True):
    """The post a job is about."""

    post_id: int


class OneConversation(Struct, frozen=True):
    """The conversation a job is about."""

    conversation_id: int


class OneAccount(Struct, frozen=True):
    """The account a job is about, and how far the job got."""

    account_id: int
    reached: int = 0


async def forget_post(tx: Transaction, payload: OnePost) -> Again | None:
    """Takes a deleted post out of every conversation."""
    return Again(payload) if await leave_conversations(tx, payload.post_id) else None


async def forget_conversation(tx: Transaction, payload: OneConversation) -> Again | None:
    """Forgets what was in a removed conversation."""
    return Again(payload) if await forget_posts(tx, payload.conversation_id) else None


async def forget_account(tx: Transaction, payload: OneAccount) -> Again | None:
    """Removes every conversation of a deleted account."""
    return Again(payload) if await remove_some(tx, payload.account_id) else None


async def read_hidden(tx: Transaction, payload: OneAccount) -> Again | None:
    """Makes the conversations read that an account is no longer shown."""
    reached = await read_unlisted(tx, payload.account_id, payload.reached)
    return None if reached is None else Again(OneAccount(payload.account_id, reached))
