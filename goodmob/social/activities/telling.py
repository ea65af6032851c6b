"""Tell another server what somebody here did about a follow or a block with somebody there."""

from typing import NamedTuple

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, far_accounts, inboxes_of
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.database.interface import Reads
from goodmob.core.events import Event
from goodmob.core.house import House
from goodmob.federation.actions.send import send
from goodmob.social.activities.writing import answer_to, block_of, follow_of, undo_of
from goodmob.social.events import (
    Blocked,
    FollowAccepted,
    Followed,
    FollowRejected,
    FollowRequested,
    Unblocked,
    Unfollowed,
)
from goodmob.social.queries.follows import FollowRow, follow_between, request_between
from goodmob.social.queries.uris import block_uri

Told = Blocked | FollowAccepted | Followed | FollowRejected | FollowRequested | Unblocked | Unfollowed
Pair = Blocked | Unblocked


class Sides(NamedTuple):
    """Somebody here and somebody elsewhere, each with the address of their actor."""

    here: int
    there: int
    own: str
    their: str


async def sides_of(house: House, one: int, other: int) -> Sides | None:
    """Which of two accounts is ours; None where both are, or none, or one of them is gone."""
    far = await far_accounts(house.db, [one, other])
    if len(far) != 1:
        return None
    [there] = far.values()
    here = one if there.id == other else other
    row = (await accounts_by_id(house.db, [here])).get(here)
    if row is None or row.domain is not None or row.state == "deleted" or there.state == "deleted":
        return None
    return Sides(here, there.id, actor_uri(house.settings, here), there.uri)


async def tell(house: House, event: Told) -> None:
    """Has it brought to the other's own inbox, once; what happened between two here, or elsewhere, is told nobody."""
    one = event.account_id if isinstance(event, Pair) else event.follower_id
    sides = await sides_of(house, one, event.target_id)
    if sides is None:
        return
    is_by_us = sides.here == one
    said = await (_said_by_us if is_by_us else _answered)(house.db, event, sides)
    if said is not None:
        await bring(house, sides, said)


async def bring(house: House, sides: Sides, activity: Json) -> None:
    """Has an activity of the one here brought to the one there."""
    inboxes = await inboxes_of(house.db, [sides.there], shared=False)
    await house.db.act(send, sides.here, activity, inboxes)


def accept_of(sides: Sides, follow: FollowRow, again_at: int | None = None) -> Json:
    """The Accept of a follow from there; again_at: when it was asked for once more."""
    id_ = f"{sides.own}#accepts/follows/{follow.id}" + (f"/{again_at}" if again_at else "")
    return answer_to("Accept", follow_of(sides.their, sides.own, follow.uri), id_)


def reject_of(sides: Sides, uri: str | None, name: str) -> Json:
    """The Reject of a follow from there; `name` tells it from the others."""
    return answer_to("Reject", follow_of(sides.their, sides.own, uri), f"{sides.own}#rejects/follows/{name}")


async def _said_by_us(reads: Reads, event: Event, sides: Sides) -> Json | None:
    """What somebody here did of their own; None where it is over already, or was never told."""
    own, their = sides.own, sides.their
    match event:
        case FollowRequested():
            asked = await request_between(reads, sides.here, sides.there)
            return with_context(follow_of(own, their, asked.uri)) if asked and asked.uri else None
        case Unfollowed(uri=str(uri)):
            return undo_of(follow_of(own, their, uri))
        case Blocked():
            blocked = await block_uri(reads, sides.here, sides.there)
            return with_context(block_of(own, their, blocked)) if blocked else None
        case Unblocked(uri=str(uri)):
            return undo_of(block_of(own, their, uri))
        case _:
            return None


async def _answered(reads: Reads, event: Event, sides: Sides) -> Json | None:
    """What somebody here answers to a follow from there."""
    match event:
        case Followed() | FollowAccepted():
            follow = await follow_between(reads, sides.there, sides.here)
            return accept_of(sides, follow) if follow else None
        case FollowRejected():
            return reject_of(sides, event.uri, str(event.tie_id))
        case _:
            return None
