"""Who tells whom of mobs in what they write anyway, and who then comes."""

from collections.abc import Sequence

import msgspec

from goodmob.commitments.events import (
    CallCancelled,
    CallFailed,
    CallReported,
    CheckedIn,
    ConditionLapsed,
    DeedDone,
    DeedJudged,
    OfferExpired,
    Released,
)
from goodmob.commitments.queries.calls import calls_by_id
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.mobs.actions.arrive import arrive, note_did
from goodmob.mobs.actions.touch import pass_on, touch
from goodmob.mobs.events import CreditTaken, NamingChanged
from goodmob.mobs.jobs.cascade import OneTree, Rekeying
from goodmob.mobs.queries.mobs import mob_by_post, mobs_by_id
from goodmob.mobs.rules.addresses import mobs_linked
from goodmob.mobs.rules.cascade import Via
from goodmob.posts.events import PostPublished
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow, body_of, post_by_id

_OVER = frozenset({"reported", "failed", "cancelled"})

Ended = CallReported | CallFailed | CallCancelled
Left = Released | OfferExpired | ConditionLapsed


class Told(msgspec.Struct, frozen=True):
    """A mob that a post tells of, and how."""

    mob_id: int
    host_id: int
    via: Via


async def note_touches(house: House, event: PostPublished) -> None:
    """Who boosts, quotes or links to a mob, or answers in its conversation, has told others of it."""
    told = await _still_open(house, await _told_of(house, event))
    post = await post_by_id(house.db, event.post_id) if told else None
    if post is None or post.is_withheld:
        return
    named = set((await mentioned_in(house.db, [post.id])).get(post.id, ()))
    # Some posts name many people and lead to several mobs, which is too much for one action.
    for one in told:
        await house.db.act(_note, one, post, frozenset(named))


async def note_leaving(tx: Transaction, event: Left) -> None:
    """Who left came no more, whoever brought them; unless they are back by then."""
    await arrive(tx, event.call_id, event.account_id)


async def note_deed(tx: Transaction, event: DeedDone | DeedJudged) -> None:
    """Whoever brought the doer gets the credit, as long as what was done counts."""
    deed = (await deeds_by_id(tx, [event.deed_id])).get(event.deed_id)
    if deed is not None:
        await note_did(tx, event.call_id, event.account_id, deed.created_at)


async def note_presence(tx: Transaction, event: CheckedIn) -> None:
    """Who is there has come, which is what counts where nothing is to be done."""
    own = await commitment_of(tx, event.call_id, event.account_id)
    if own is not None and own.present_at is not None:
        await note_did(tx, event.call_id, event.account_id, own.present_at)


async def order_forgetting(tx: Transaction, event: Ended) -> None:
    """Nobody can come any more, so who told whom is of no use."""
    await tx.enqueue("mobs.forget_touches", OneTree(event.call_id))


async def order_deepening(tx: Transaction, event: CreditTaken) -> None:
    """The tree is set right."""
    await tx.enqueue("mobs.deepen_tree", OneTree(event.mob_id))


async def order_rekeying(tx: Transaction, event: NamingChanged) -> None:
    """The places of the account are known by other keys."""
    await tx.enqueue("mobs.rekey_places", Rekeying(event.account_id))


async def _told_of(house: House, event: PostPublished) -> list[Told]:
    """Most posts tell of no mob, which the event alone shows for most of them."""
    if event.conversation_id is not None:
        mob = await mob_by_post(house.db, event.conversation_id)
        if mob is not None:
            return [Told(mob.id, mob.account_id, "reply")]
    about = None if event.about_id is None else await mob_by_post(house.db, event.about_id)
    body = await body_of(house.db, event.post_id) if event.linked else None
    linked = [] if body is None else mobs_linked(house.settings, body.text)
    # The face of a mob links to it itself.
    rows = [row for row in (await mobs_by_id(house.db, linked)).values() if row.post_id not in {None, event.post_id}]
    told = {row.id: Told(row.id, row.account_id, "link") for row in rows}
    if about is not None:
        is_boost = body is None and await _is_boost(house, event.post_id)
        told[about.id] = Told(about.id, about.account_id, "boost" if is_boost else "quote")
    return list(told.values())


async def _still_open(house: House, told: Sequence[Told]) -> list[Told]:
    calls = await calls_by_id(house.db, [one.mob_id for one in told]) if told else {}
    return [one for one in told if one.mob_id in calls and calls[one.mob_id].state not in _OVER]


async def _is_boost(house: House, post_id: int) -> bool:
    post = await post_by_id(house.db, post_id)
    return post is not None and post.boost_of_id is not None


async def _note(tx: Transaction, one: Told, post: PostRow, named: frozenset[int]) -> None:
    # What is said to those alone whom it names reaches nobody else.
    if post.visibility != "direct":
        await pass_on(tx, one.mob_id, post.account_id, one.via, post.created_at)
    # Whoever calls it has to be told by nobody.
    touched = named - {one.host_id}
    await touch(tx, one.mob_id, touched, post.account_id, "mention", post.created_at)
    if one.via == "reply" and post.in_reply_to_account_id not in {None, one.host_id, *named}:
        answered = [post.in_reply_to_account_id or 0]
        await touch(tx, one.mob_id, answered, post.account_id, "reply", post.created_at)
