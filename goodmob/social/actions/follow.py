"""Follow somebody, ask a locked account to let one in, or change what one gets of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, update

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Invalid
from goodmob.social.actions.tie import Wishes, tie
from goodmob.social.events import FollowChanged
from goodmob.social.permissions import may_approach, reachable
from goodmob.social.queries.follows import FollowRow, follow_between, request_between
from goodmob.social.rules.ties import check_languages, may_follow_more, pack_languages, unpack_languages
from goodmob.social.tables.ties import follow as follow_table
from goodmob.social.tables.ties import follow_request

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
    these; an empty list means all of them again. through: a way of `ways.py` by which the follower comes. Somebody of
    another server is always asked: it is their server that lets in.
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

    asks = target.locked or target.domain is not None
    wishes = Wishes(reblogs is not False, notify is True, pack_languages(languages), through)
    await tie(tx, follower_id, target_id, wishes, asks=asks, is_told=target.domain is not None)


def _wishes(
    row: FollowRow, reblogs: bool | None, notify: bool | None, languages: Sequence[str] | None
) -> dict[str, object]:
    wanted = unpack_languages(row.languages) if languages is None else languages
    return {
        "new_reblogs": row.reblogs if reblogs is None else reblogs,
        "new_notify": row.notify if notify is None else notify,
        "new_languages": pack_languages(wanted),
    }
