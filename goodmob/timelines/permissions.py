"""Whose conversation it is, and which conversations still show anything."""

from collections.abc import Sequence

from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.posts.permissions import visible
from goodmob.posts.queries.posts import posts_by_id
from goodmob.social.queries.hidden import blocked_among
from goodmob.timelines.queries.conversations import ConversationRow, conversation_of
from goodmob.timelines.rules import is_among_blocked


async def own_conversation(reads: Reads, account_id: int, conversation_id: int) -> ConversationRow:
    """The account's own conversation; NotFound where it does not exist or is somebody else's."""
    row = await conversation_of(reads, account_id, conversation_id)
    if row is None:
        raise NotFound
    return row


async def without_blocked(reads: Reads, account_id: int, rows: Sequence[ConversationRow]) -> list[ConversationRow]:
    """Of the account's conversations those that are not with blocked accounts alone."""
    others = {id_ for row in rows for id_ in row.others}
    blocked = await blocked_among(reads, account_id, others) if others else set()
    return [row for row in rows if not is_among_blocked(row.others, blocked)]


async def listed(reads: Reads, account_id: int, rows: Sequence[ConversationRow]) -> list[ConversationRow]:
    """Of the account's conversations those that it is shown: it may see the last post, and somebody is not blocked."""
    posts = await posts_by_id(reads, {row.last_post_id for row in rows})
    seen = {post.id for post in await visible(reads, account_id, list(posts.values()))}
    return [row for row in await without_blocked(reads, account_id, rows) if row.last_post_id in seen]
