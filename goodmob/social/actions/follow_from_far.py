"""Somebody of another server follows somebody here, or asks to."""

from sqlalchemy import bindparam, update

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.social.actions.tie import Wishes, tie
from goodmob.social.permissions import may_approach, reachable
from goodmob.social.queries.follows import FollowRow, follow_between, request_between
from goodmob.social.queries.hidden import hidden_domains
from goodmob.social.tables.ties import follow, follow_request

NAME_FOLLOW = statement(
    update(follow).where(follow.c.id == bindparam("old_id")).values(uri=bindparam("new_uri")),
)
NAME_REQUEST = statement(
    update(follow_request).where(follow_request.c.id == bindparam("old_id")).values(uri=bindparam("new_uri")),
)


async def follow_from_far(
    tx: Transaction, follower_id: int, target_id: int, uri: str | None, *, doubted: bool
) -> FollowRow | None:
    """Makes them follow the target, or ask to where it is locked or they are `doubted`; gives a follow there was.

    Forbidden or NotFound where the target is not to be followed by them. uri: of the activity that said it last.
    """
    target = await reachable(tx, follower_id, target_id)
    follower = (await accounts_by_id(tx, [follower_id]))[follower_id]
    is_hidden = follower.domain in await hidden_domains(tx, target_id)
    if is_hidden or not await may_approach(tx, follower_id, target):
        raise Forbidden

    if held := await follow_between(tx, follower_id, target_id):
        await tx.run(NAME_FOLLOW, old_id=held.id, new_uri=uri)
        return held._replace(uri=uri)
    if asked := await request_between(tx, follower_id, target_id):
        await tx.run(NAME_REQUEST, old_id=asked.id, new_uri=uri)
        return None
    asks = target.locked or doubted or follower.silenced_at is not None
    await tie(tx, follower_id, target_id, Wishes(), asks=asks, uri=uri)
    return None
