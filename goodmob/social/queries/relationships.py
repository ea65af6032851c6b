"""All that stands between one account and others, in one batch."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.queries.follows import REQUEST_COLUMNS, FollowRow, followers_among, follows_among
from goodmob.social.queries.hidden import MuteRow, blocked_among, blockers_among, hidden_domains, mutes_among
from goodmob.social.tables.ties import account_note, follow_request

REQUESTS_AMONG = statement(
    select(*REQUEST_COLUMNS).where(
        follow_request.c.follower_id == bindparam("follower_id"), among(follow_request.c.target_id, "ids")
    ),
    into=FollowRow,
)
REQUESTERS_AMONG = statement(
    select(follow_request.c.follower_id).where(
        follow_request.c.target_id == bindparam("target_id"), among(follow_request.c.follower_id, "ids")
    )
)
NOTES_AMONG = statement(
    select(account_note.c.target_id, account_note.c.comment).where(
        account_note.c.account_id == bindparam("account_id"), among(account_note.c.target_id, "ids")
    )
)


class Ties(NamedTuple):
    """What stands between `account_id` and a batch of others, each part by the other's id."""

    following: dict[int, FollowRow]
    requested: dict[int, FollowRow]
    followed_by: dict[int, FollowRow]
    requested_by: set[int]
    blocking: set[int]
    blocked_by: set[int]
    muting: dict[int, MuteRow]
    notes: dict[int, str]
    domains: frozenset[str]


async def ties_between(reads: Reads, account_id: int, ids: Collection[int], now: int) -> Ties:
    """Gathers everything between the account and the others at that moment, in nine queries whatever their number."""
    wanted = list(ids)
    requests = await reads.all(REQUESTS_AMONG, follower_id=account_id, ids=wanted)
    requesters = await reads.all(REQUESTERS_AMONG, target_id=account_id, ids=wanted)
    notes = await reads.all(NOTES_AMONG, account_id=account_id, ids=wanted)
    return Ties(
        following=await follows_among(reads, account_id, wanted),
        requested={row.target_id: row for row in requests},
        followed_by=await followers_among(reads, account_id, wanted),
        requested_by={row.follower_id for row in requesters},
        blocking=await blocked_among(reads, account_id, wanted),
        blocked_by=await blockers_among(reads, account_id, wanted),
        muting=await mutes_among(reads, account_id, wanted, now),
        notes={row.target_id: row.comment for row in notes},
        domains=await hidden_domains(reads, account_id),
    )
