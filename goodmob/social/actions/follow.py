"""Follow somebody, ask a locked account to let one in, or change what one gets of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.count import change_counts
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Invalid
from goodmob.social.events import FollowChanged, Followed, FollowRequested
from goodmob.social.permissions import may_approach, reachable
from goodmob.social.queries.follows import FollowRow, follow_between, request_between
from goodmob.social.rules.ties import check_languages, may_follow_more, pack_languages, unpack_languages
from goodmob.social.tables.ties import follow as follow_table
from goodmob.social.tables.ties import follow_request

_PAIR = ["follower_id", "target_id"]
ADD_FOLLOW = statement(insert(follow_table).on_conflict_do_nothing(index_elements=_PAIR).inline())
ADD_REQUEST = statement(insert(follow_request).on_conflict_do_nothing(index_elements=_PAIR).inline())
_WISHES: dict[str, BindParameter[Any]] = {
    "reblogs": bindparam("new_reblogs"),
    "notify": bindparam("new_notify"),
    "languages": bindparam("new_languages"),
}
CHANGE_FOLLOW = statement(update(follow_table).where(follow_table.c.id == bindparam("old_id")).values(_WISHES))
CHANGE_REQUEST = statement(update(follow_request).where(follow_request.c.id == bindparam("old_id")).values(_WISHES))


async def follow(
    tx: Transaction,
    follower_id: int,
    target_id: int,
    *,
    reblogs: bool | None = None,
    notify: bool | None = None,
    languages: Sequence[str] | None = None,
    through: str | None = None,
) -> None:
    """Makes the follower follow the target, or ask to where it is locked; again, it changes the wishes that are given.

    reblogs: whether boosts come along (at first: yes). notify: a notice of every post (no). languages: only posts in
    these; an empty list means all of them again. through: a way of `ways.py` by which the follower comes.
    """
    target = await reachable(tx, follower_id, target_id)
    check_languages(languages or ())
    if held := await follow_between(tx, follower_id, target_id):
        await tx.run(CHANGE_FOLLOW, old_id=held.id, **_wishes(held, reblogs, notify, languages))
        await tx.announce(FollowChanged(follower_id, target_id))
        return
    if asked := await request_between(tx, follower_id, target_id):
        await tx.run(CHANGE_REQUEST, old_id=asked.id, **_wishes(asked, reblogs, notify, languages))
        return
    if not await may_approach(tx, follower_id, target):
        raise Forbidden
    follower = (await accounts_by_id(tx, [follower_id]))[follower_id]
    if not may_follow_more(follower.following, follower.followers):
        raise Invalid("target_id", "would be more accounts than you may follow; unfollow somebody first")

    row = {
        "id": tx.new_id(),
        "follower_id": follower_id,
        "target_id": target_id,
        "reblogs": reblogs is not False,
        "notify": notify is True,
        "languages": pack_languages(languages),
        "uri": None,
        "created_at": tx.now,
    }
    if target.locked:
        if await tx.run(ADD_REQUEST, **row):
            await change_counts(tx, target_id, follow_requests=1)
            await tx.announce(FollowRequested(follower_id, target_id))
        return
    if not await tx.run(ADD_FOLLOW, **row, endorsement_id=None, through=through):
        return
    await count_follow(tx, follower_id, target_id, 1)

    await tx.announce(Followed(follower_id, target_id))


async def count_follow(tx: Transaction, follower_id: int, target_id: int, change: int) -> None:
    """Counts a follow that came (1) or went (-1); the lower id first, so that two at once cannot deadlock."""
    both = {follower_id: {"following": change}, target_id: {"followers": change}}
    for account_id in sorted(both):
        await change_counts(tx, account_id, **both[account_id])


def _wishes(
    row: FollowRow, reblogs: bool | None, notify: bool | None, languages: Sequence[str] | None
) -> dict[str, object]:
    wanted = unpack_languages(row.languages) if languages is None else languages
    return {
        "new_reblogs": row.reblogs if reblogs is None else reblogs,
        "new_notify": row.notify if notify is None else notify,
        "new_languages": pack_languages(wanted),
    }
