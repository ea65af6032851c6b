"""Put single posts into a filter, or take them out."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Integer, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Invalid
from goodmob.social.actions.keep_keyword import renew
from goodmob.social.events import FiltersChanged
from goodmob.social.permissions import own_filter, own_filtered_post
from goodmob.social.queries.filters import FilteredPostRow, filtered_posts_in, how_many_filtered_posts
from goodmob.social.rules.filters import MOST_FILTERED_POSTS
from goodmob.social.tables.filters import filter_status

FORGOTTEN_AT_ONCE = 60

ADD_POST = statement(
    insert(filter_status)
    .on_conflict_do_nothing(index_elements=[filter_status.c.filter_id, filter_status.c.post_id])
    .inline()
)
END_POST = statement(delete(filter_status).where(filter_status.c.id == bindparam("row_id")))
ENTRIES_OF = statement(
    select(filter_status.c.id)
    .where(filter_status.c.post_id == bindparam("post_id", type_=BigInteger))
    .limit(bindparam("limit", type_=Integer))
)
FORGET_ENTRIES = statement(delete(filter_status).where(among(filter_status.c.id, "ids")))


async def filter_post(tx: Transaction, account_id: int, filter_id: int, post_id: int) -> FilteredPostRow:
    """The post in the filter; whoever asks has made sure that the account sees the post."""
    await own_filter(tx, account_id, filter_id)
    if await how_many_filtered_posts(tx, account_id) >= MOST_FILTERED_POSTS:
        raise Invalid("status_id", f"would make more than {MOST_FILTERED_POSTS} posts in all filters")

    made = FilteredPostRow(tx.new_id(), filter_id, post_id)
    if not await tx.run(ADD_POST, **made._asdict()):
        raise Invalid("status_id", "has already been taken")
    await renew(tx, filter_id)

    await tx.announce(FiltersChanged(account_id))
    return made


async def filter_posts(tx: Transaction, account_id: int, filter_id: int, post_ids: Sequence[int]) -> None:
    """As many of the posts in the filter as there is room for, as one change; it writes two rows more than posts.

    Whoever asks has made sure that the account sees the posts.
    """
    await own_filter(tx, account_id, filter_id)
    kept = {row.post_id for row in await filtered_posts_in(tx, [filter_id])}
    room = max(0, MOST_FILTERED_POSTS - await how_many_filtered_posts(tx, account_id))
    new = [post_id for post_id in dict.fromkeys(post_ids) if post_id not in kept][:room]
    if not new:
        return

    await tx.many(ADD_POST, [FilteredPostRow(tx.new_id(), filter_id, post_id)._asdict() for post_id in new])
    await renew(tx, filter_id)

    await tx.announce(FiltersChanged(account_id))


async def unfilter_post(tx: Transaction, account_id: int, row_id: int) -> None:
    """Takes the post of this entry out of its filter."""
    entry = await own_filtered_post(tx, account_id, row_id)

    await tx.run(END_POST, row_id=row_id)
    await renew(tx, entry.filter_id)

    await tx.announce(FiltersChanged(account_id))


async def forget_filtered_post(tx: Transaction, post_id: int) -> bool:
    """Takes a post that is gone out of some filters; tells whether there were any."""
    entries = [row.id for row in await tx.all(ENTRIES_OF, post_id=post_id, limit=FORGOTTEN_AT_ONCE)]
    if entries:
        await tx.run(FORGET_ENTRIES, ids=entries)
    return bool(entries)
