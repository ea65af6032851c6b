"""Open a poll under a post."""

from sqlalchemy import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.rules.polls import PollDraft as PollDraft
from goodmob.posts.rules.polls import expiry
from goodmob.posts.tables.polls import poll as poll_table
from goodmob.posts.tables.polls import poll_option

ADD_POLL = statement(insert(poll_table).inline())
ADD_OPTION = statement(insert(poll_option).inline())


async def open_poll(tx: Transaction, author_id: int, post_id: int, poll: PollDraft) -> int:
    """Opens the poll, which was checked before, without any vote; gives its id."""
    poll_id = tx.new_id()
    await tx.run(
        ADD_POLL,
        id=poll_id,
        post_id=post_id,
        account_id=author_id,
        expires_at=expiry(poll, tx.now),
        closed_at=None,
        multiple=poll.multiple,
        hide_totals=poll.hide_totals,
        votes=0,
        voters=0,
    )
    options = [
        {"poll_id": poll_id, "place": place, "title": title, "votes": 0} for place, title in enumerate(poll.options)
    ]
    await tx.many(ADD_OPTION, options)
    return poll_id
