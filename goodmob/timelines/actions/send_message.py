"""Say something to certain people, and to nobody else."""

from collections.abc import Collection

from msgspec import structs

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.posts.actions.publish import Draft, publish
from goodmob.posts.actions.wording import worded
from goodmob.posts.permissions import visible
from goodmob.posts.queries.posts import posts_by_id
from goodmob.timelines.actions.enter_conversation import enter_conversation
from goodmob.timelines.permissions import own_conversation
from goodmob.timelines.queries.conversations import ConversationRow, latest_among, own_conversation_holding
from goodmob.timelines.rules import addressed

MOST_PEOPLE = 20
"""To so many people one says something at once."""


class Beyond(Invalid):
    """The words name people to whom they are not said; `handles` says whom."""

    def __init__(self, handles: Collection[str]) -> None:
        super().__init__("to", "does not hold everybody who is named")
        self.handles = tuple(handles)


async def send_message(
    tx: Transaction,
    settings: Settings,
    author_id: int,
    people: Collection[int],
    draft: Draft,
    key: str,
    conversation_id: int | None = None,
) -> int | None:
    """Says the draft to exactly these people, going on from the conversation; gives that which holds it then.

    Without one, they go on where they spoke last, if they did. None where it is held back for now. Beyond where the
    words name somebody else; Invalid "to" for too many people, or people who are not there.
    """
    others = set(people) - {author_id}
    there = {row.id: row.handle for row in (await accounts_by_id(tx, others)).values() if row.state == "active"}
    if others - there.keys() or len(others) > MOST_PEOPLE:
        raise Invalid("to", "holds people who cannot be written to")
    named = set((await worded(tx, settings, draft.text)).mentioned_ids)
    if beyond := named - others - {author_id}:
        raise Beyond(sorted(row.handle for row in (await accounts_by_id(tx, beyond)).values()))
    before = await _last_said(tx, author_id, others, conversation_id)

    text = addressed(draft.text, [there[id_] for id_ in sorted(others - named)]) if _says_something(draft) else ""
    said = structs.replace(draft, text=text, visibility="direct", in_reply_to_id=before, at_once=True)
    post_id = await publish(tx, settings, author_id, said, key or None)
    return await _entered(tx, author_id, post_id)


def _says_something(draft: Draft) -> bool:
    return bool(draft.text.strip() or draft.media_ids)


async def _last_said(
    tx: Transaction, author_id: int, others: Collection[int], conversation_id: int | None
) -> int | None:
    if conversation_id is not None:
        kept: ConversationRow | None = await own_conversation(tx, author_id, conversation_id)
    else:
        kept = await latest_among(tx, author_id, others)
    posts = await posts_by_id(tx, [kept.last_post_id]) if kept else {}
    seen = await visible(tx, author_id, list(posts.values()))
    return seen[0].id if seen else None


async def _entered(tx: Transaction, author_id: int, post_id: int) -> int | None:
    """The author finds it among their conversations at once; everybody else as soon as they hear of it."""
    post = (await posts_by_id(tx, [post_id])).get(post_id)
    if post is None:
        raise NotFound
    if not post.is_withheld:
        await enter_conversation(tx, post, {author_id})
    return await own_conversation_holding(tx, author_id, post_id)
