"""Somebody opens a conversation that began elsewhere: its servers are asked what else was said, once in a while."""

from sqlalchemy import BigInteger, Boolean, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.activitypub.bounds import REPLIES_COOL_DOWN, REPLIES_FIRST_WAIT
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.house import House
from goodmob.posts.events import ConversationOpened
from goodmob.posts.queries.far_conversations import Asked, asked_about
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.tables.far_conversations import far_conversation

LONGEST_ASKING = HOUR
"""An asking that goes on longer was lost."""

_ID = bindparam("of_conversation_id", type_=BigInteger)
BEGIN = statement(insert(far_conversation).on_conflict_do_nothing().inline())
BEGIN_AGAIN = statement(
    update(far_conversation)
    .where(far_conversation.c.conversation_id == _ID, far_conversation.c.next_at <= bindparam("now", type_=BigInteger))
    .values(
        asked_at=bindparam("new_asked_at", type_=BigInteger),
        next_at=bindparam("new_next_at", type_=BigInteger),
        under_way=True,
        found=0,
    )
)
NOTE = statement(
    update(far_conversation)
    .where(far_conversation.c.conversation_id == _ID)
    .values(
        found=bindparam("new_found", type_=BigInteger),
        under_way=bindparam("goes_on", type_=Boolean),
    )
)


async def conversation_opened(house: House, viewer_id: int | None, post: PostRow) -> Asked | None:
    """How it is with the asking about the conversation of a post that somebody reads; None where there is none.

    It begins where the post is another server's and nobody asked of late; a post that is quite new is asked about again
    as soon as it has had time to be answered. For strangers nobody is asked: whoever wants could make us ask for
    anything.
    """
    if viewer_id is None or post.local or post.visibility not in {"public", "unlisted"}:
        return None
    now = house.clock.now()
    known = await asked_about(house.db, post.conversation_id)
    if known is not None and now < known.next_at:
        return _shown(known, now)
    await house.db.act(ask, post)
    return await asked_about(house.db, post.conversation_id)


async def how_it_is(house: House, post: PostRow) -> Asked | None:
    """How it is with the asking about the conversation of the post; None where nobody ever asked."""
    return _shown(await asked_about(house.db, post.conversation_id), house.clock.now())


async def ask(tx: Transaction, post: PostRow) -> None:
    """The asking begins, unless it did meanwhile."""
    conversation_id, answered_by = post.conversation_id, post.created_at + REPLIES_FIRST_WAIT
    begun = {"asked_at": tx.now, "next_at": answered_by if tx.now < answered_by else tx.now + REPLIES_COOL_DOWN}
    fresh = await tx.run(BEGIN, conversation_id=conversation_id, **begun, under_way=True, found=0)
    again = {f"new_{name}": value for name, value in begun.items()}
    if fresh or await tx.run(BEGIN_AGAIN, of_conversation_id=conversation_id, now=tx.now, **again):
        await tx.announce(ConversationOpened(conversation_id, post.id))


async def note_asking(tx: Transaction, conversation_id: int, found: int, *, goes_on: bool) -> None:
    """So many posts became known so far."""
    await tx.run(NOTE, of_conversation_id=conversation_id, new_found=found, goes_on=goes_on)


def _shown(known: Asked | None, now: int) -> Asked | None:
    if known is not None and known.under_way and known.asked_at + LONGEST_ASKING < now:
        return known._replace(under_way=False)
    return known
