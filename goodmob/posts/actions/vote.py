"""Vote in a poll."""

from sqlalchemy import BigInteger, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import NotFound
from goodmob.posts.events import PollVoted
from goodmob.posts.permissions import seen
from goodmob.posts.queries.polls import PollRow, options_of, poll_by_id, votes_by
from goodmob.posts.rules.polls import ALREADY_VOTED, check_choices, chosen
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.polls import poll as poll_table
from goodmob.posts.tables.polls import poll_option, poll_vote

_new = insert(poll_vote)
ADD_VOTE = statement(
    _new.on_conflict_do_update(
        index_elements=[poll_vote.c.poll_id, poll_vote.c.account_id],
        set_={"choices": poll_vote.c.choices.op("|")(_new.excluded.choices)},
        where=poll_vote.c.choices == bindparam("earlier_choices", type_=BigInteger),
    ).inline()
)
COUNT_CHOICES = statement(
    update(poll_option)
    .where(poll_option.c.poll_id == bindparam("of_poll_id"), among(poll_option.c.place, "places"))
    .values(votes=poll_option.c.votes + 1)
)
COUNT_VOTE = statement(
    update(poll_table)
    .where(poll_table.c.id == bindparam("of_poll_id"))
    .values(
        votes=poll_table.c.votes + bindparam("more_votes", type_=BigInteger),
        voters=poll_table.c.voters + bindparam("more_voters", type_=BigInteger),
    )
)


async def vote(tx: Transaction, account_id: int, poll_id: int, choices: list[int]) -> None:
    """Votes for these options, counted from 0: once, but where several can be chosen, others may be added later.

    NotFound where the account may not see the poll's post; Unfit when it is too late or the vote was already cast.
    """
    poll = await poll_by_id(tx, poll_id)
    if poll is None:
        raise NotFound
    await seen(tx, account_id, poll.post_id)
    options = (await options_of(tx, [poll_id]))[poll_id]
    earlier = (await votes_by(tx, account_id, [poll_id])).get(poll_id, 0)
    _check_voter(poll, account_id, tx.now, earlier)
    wanted = check_choices(choices, len(options), poll.multiple)
    if earlier & wanted:
        raise Unfit(ALREADY_VOTED)

    vote_row = {"poll_id": poll_id, "account_id": account_id, "choices": wanted, "created_at": tx.now}
    if not await tx.run(ADD_VOTE, **vote_row, earlier_choices=earlier):
        raise Unfit(ALREADY_VOTED)
    places = chosen(wanted)
    await tx.run(COUNT_CHOICES, of_poll_id=poll_id, places=places)
    await tx.run(COUNT_VOTE, of_poll_id=poll_id, more_votes=len(places), more_voters=0 if earlier else 1)

    await tx.announce(PollVoted(poll_id, poll.post_id, account_id))


def _check_voter(poll: PollRow, account_id: int, now: int, earlier: int) -> None:
    if poll.expires_at is not None and poll.expires_at <= now:
        raise Unfit("The poll has already ended")
    if poll.account_id == account_id:
        raise Unfit("You cannot vote in your own polls")
    if earlier and not poll.multiple:
        raise Unfit(ALREADY_VOTED)
