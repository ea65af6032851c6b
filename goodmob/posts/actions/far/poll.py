"""Polls of other servers, with the figures that these give."""

from sqlalchemy import BigInteger, Integer, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.delete import remove_poll
from goodmob.posts.actions.open_poll import ADD_OPTION, ADD_POLL
from goodmob.posts.queries.polls import PollRow, options_of, poll_by_id
from goodmob.posts.rules.far_posts import FarPoll
from goodmob.posts.tables.polls import poll as poll_table
from goodmob.posts.tables.polls import poll_option

TALLY = statement(
    update(poll_table)
    .where(poll_table.c.id == bindparam("of_poll_id", type_=BigInteger))
    .values(
        votes=bindparam("all_votes", type_=BigInteger),
        voters=bindparam("all_voters", type_=BigInteger),
        expires_at=bindparam("new_expires_at", type_=BigInteger),
    )
)
TALLY_OPTION = statement(
    update(poll_option)
    .where(
        poll_option.c.poll_id == bindparam("of_poll_id", type_=BigInteger),
        poll_option.c.place == bindparam("of_place", type_=Integer),
    )
    .values(votes=bindparam("all_votes", type_=BigInteger))
)


async def open_far_poll(tx: Transaction, author_id: int, post_id: int, poll: FarPoll, *, over: bool = False) -> int:
    """Keeps a poll with what was chosen in it so far; gives its id. over: nobody can vote any more."""
    poll_id = tx.new_id()
    ends_at = min(_end(poll) or tx.now, tx.now) if over else _end(poll)
    await tx.run(
        ADD_POLL,
        id=poll_id,
        post_id=post_id,
        account_id=author_id,
        expires_at=ends_at,
        closed_at=ends_at if ends_at is not None and ends_at <= tx.now else None,
        multiple=poll.multiple,
        hide_totals=False,
        votes=poll.votes,
        voters=_voters(poll),
    )
    options = [
        {"poll_id": poll_id, "place": place, "title": option.title, "votes": option.votes}
        for place, option in enumerate(poll.options)
    ]
    await tx.many(ADD_OPTION, options)
    return poll_id


async def tally_far_poll(
    tx: Transaction, author_id: int, post_id: int, poll_id: int | None, wanted: FarPoll | None
) -> tuple[int | None, bool]:
    """Makes the poll of a post as its server says; gives its id, and whether it is another poll than before.

    The same options have new figures; with others it is another poll, in which nobody has voted.
    """
    known = None if poll_id is None else await poll_by_id(tx, poll_id)
    if wanted is None or known is None:
        if known is not None:
            await remove_poll(tx, known.id, post_id)
        opened = None if wanted is None else await open_far_poll(tx, author_id, post_id, wanted)
        return opened, known is not None or wanted is not None
    options = (await options_of(tx, [known.id]))[known.id]
    if tuple(option.title for option in options) != wanted.titles or known.multiple != wanted.multiple:
        await remove_poll(tx, known.id, post_id)
        return await open_far_poll(tx, author_id, post_id, wanted), True
    await _tally(tx, known, wanted)
    return known.id, False


async def _tally(tx: Transaction, known: PollRow, wanted: FarPoll) -> None:
    await tx.many(
        TALLY_OPTION,
        [
            {"of_poll_id": known.id, "of_place": place, "all_votes": option.votes}
            for place, option in enumerate(wanted.options)
        ],
    )
    about = {"all_votes": wanted.votes, "all_voters": _voters(wanted), "new_expires_at": _end(wanted)}
    await tx.run(TALLY, of_poll_id=known.id, **about)


def _end(poll: FarPoll) -> int | None:
    ends = [moment for moment in (poll.ends_at, poll.closed_at) if moment is not None]
    return min(ends, default=None)


def _voters(poll: FarPoll) -> int:
    """How many voted: where nobody says, everybody chose one."""
    return poll.votes if poll.voters is None else poll.voters
