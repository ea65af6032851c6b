"""Polls, their options and votes."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.polls import poll, poll_option, poll_vote


class PollRow(NamedTuple):
    """A poll with its counters; times in microseconds UTC, closed_at as soon as its end was announced."""

    id: int
    post_id: int
    account_id: int
    expires_at: int | None
    closed_at: int | None
    multiple: bool
    hide_totals: bool
    votes: int
    voters: int


class OptionRow(NamedTuple):
    """One option of a poll; places count from 0."""

    poll_id: int
    place: int
    title: str
    votes: int


_POLLS = select(*(poll.c[name] for name in PollRow._fields))
POLLS_BY_ID = statement(_POLLS.where(among(poll.c.id, "ids")), into=PollRow)
OPTIONS = statement(
    select(*(poll_option.c[name] for name in OptionRow._fields))
    .where(among(poll_option.c.poll_id, "ids"))
    .order_by(poll_option.c.poll_id, poll_option.c.place),
    into=OptionRow,
)
VOTES_BY = statement(
    select(poll_vote.c.poll_id, poll_vote.c.choices).where(
        poll_vote.c.account_id == bindparam("account_id", type_=BigInteger), among(poll_vote.c.poll_id, "ids")
    )
)
VOTERS_AMONG = statement(
    select(poll_vote.c.account_id).where(
        among(poll_vote.c.account_id, "account_ids"), among(poll_vote.c.poll_id, "poll_ids")
    )
)
VOTERS_PAGE = statement(
    select(poll_vote.c.account_id)
    .where(poll_vote.c.poll_id == bindparam("poll_id"), poll_vote.c.account_id > bindparam("after", type_=BigInteger))
    .order_by(poll_vote.c.account_id)
    .limit(bindparam("limit", type_=BigInteger))
)


async def polls_by_id(reads: Reads, ids: Collection[int]) -> dict[int, PollRow]:
    """Those of the polls that exist."""
    return {row.id: row for row in await reads.all(POLLS_BY_ID, ids=list(ids))} if ids else {}


async def poll_by_id(reads: Reads, poll_id: int) -> PollRow | None:
    """The poll, whoever may see its post."""
    return (await polls_by_id(reads, [poll_id])).get(poll_id)


async def options_of(reads: Reads, poll_ids: Collection[int]) -> dict[int, list[OptionRow]]:
    """The options of each poll in their order."""
    options: defaultdict[int, list[OptionRow]] = defaultdict(list)
    if poll_ids:
        for row in await reads.all(OPTIONS, ids=list(poll_ids)):
            options[row.poll_id].append(row)
    return options


async def votes_by(reads: Reads, account_id: int, poll_ids: Collection[int]) -> dict[int, int]:
    """What the account chose in those of the polls in which it voted, as bit sets of places."""
    if not poll_ids:
        return {}
    rows = await reads.all(VOTES_BY, account_id=account_id, ids=list(poll_ids))
    return {row.poll_id: row.choices for row in rows}


async def voters_of(reads: Reads, poll_id: int, *, after: int = 0, limit: int = 1_000) -> list[int]:
    """A slice of the accounts that voted, by id, beyond the account `after`: there may be very many."""
    return [row.account_id for row in await reads.all(VOTERS_PAGE, poll_id=poll_id, after=after, limit=limit)]


async def voters_among(reads: Reads, poll_ids: Collection[int], account_ids: Collection[int]) -> set[int]:
    """Of these accounts those that voted in one of the polls; no query for no polls."""
    if not poll_ids:
        return set()
    rows = await reads.all(VOTERS_AMONG, poll_ids=list(poll_ids), account_ids=list(account_ids))
    return {row.account_id for row in rows}
