"""Delete a post. What others did with it is cleaned up afterwards, in slices."""

from sqlalchemy import BigInteger, bindparam, or_, select
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.count import change_counts as change_account_counts
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.database.statements import statement
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.ask_approval import withdraw_post
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.flag import lower_flag
from goodmob.posts.events import PollRemoved, PostDeleted
from goodmob.posts.ownership import own
from goodmob.posts.queries.mentions import addressed_by
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.posts.queries.reactions import boosters_page
from goodmob.posts.queries.tags import tags_of
from goodmob.posts.rules.flags import BOOSTED, PINNED
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES
from goodmob.posts.tables.imported import imported_post
from goodmob.posts.tables.polls import poll, poll_option
from goodmob.posts.tables.posts import mention, post, post_count, tombstone
from goodmob.posts.tables.reactions import pin
from goodmob.posts.tables.tags import post_tag

SOME = Window(max_id=None, since_id=None, min_id=None, limit=100)
"""So many of those who boosted a post hear that it is gone, beside the followers of its author."""

_POST_ID = bindparam("post_id", type_=BigInteger)
DELETE_POST = statement(delete_from(post).where(post.c.id == _POST_ID))
DELETE_PARTS = tuple(
    statement(delete_from(table).where(table.c.post_id == _POST_ID))
    for table in (post_count, mention, post_tag, imported_post)
)
DELETE_PIN = statement(delete_from(pin).where(pin.c.account_id == bindparam("account_id"), pin.c.post_id == _POST_ID))
DELETE_POLL = statement(delete_from(poll).where(poll.c.id == bindparam("poll_id")))
DELETE_OPTIONS = statement(delete_from(poll_option).where(poll_option.c.poll_id == bindparam("poll_id")))
_kept = ("account_id", "visibility", "boost_of_id", "uri")
ADD_TOMBSTONE = statement(
    insert(tombstone)
    .from_select(
        ["post_id", *_kept, "kept_here", "deleted_at"],
        select(
            post.c.id,
            *(post.c[name] for name in _kept),
            or_(post.c.local_only, post.c.held),
            bindparam("deleted_at", type_=BigInteger),
        ).where(post.c.id == _POST_ID),
    )
    .on_conflict_do_nothing()
    .inline()
)


async def delete(tx: Transaction, account_id: int, post_id: int, *, keep_media: bool = True) -> None:
    """Deletes the account's own post or boost for good.

    keep_media: its attachments stay with the author for a day, to be used in another post.
    """
    row = await own(tx, account_id, post_id)

    if row.has_media:
        await detach(tx, post_id, keep=keep_media)

    await remove(tx, row)


async def remove(tx: Transaction, row: PostRow) -> None:
    """Removes the post or boost, whoever asked for it, and announces that; attachments are not touched."""
    tags = (await tags_of(tx, [row.id])).get(row.id, []) if row.visibility == "public" else []
    concerned = await _concerned(tx, row) if row.local else ()
    await tx.run(ADD_TOMBSTONE, post_id=row.id, deleted_at=tx.now)
    if not await tx.run(DELETE_POST, post_id=row.id):
        return
    for parts in DELETE_PARTS:
        await tx.run(parts, post_id=row.id)
    if await tx.run(DELETE_PIN, account_id=row.account_id, post_id=row.id):
        await lower_flag(tx, [row.account_id], row.id, PINNED)
    if row.poll_id is not None:
        await remove_poll(tx, row.poll_id, row.id)
    await _uncount(tx, row)

    await tx.announce(PostDeleted(row.id, row.account_id, tuple(tag.name for tag in tags), concerned))


async def _concerned(tx: Transaction, row: PostRow) -> tuple[int, ...]:
    original = None if row.boost_of_id is None else await post_by_id(tx, row.boost_of_id)
    boosters = await boosters_page(tx, row.id, SOME) if row.boosts else []
    authors = (row.in_reply_to_account_id, row.quote_of_account_id, original.account_id if original else None)
    ids = [*await addressed_by(tx, row.id), *authors, *(deed.other_id for deed in boosters)]
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None and id_ != row.account_id))


async def remove_poll(tx: Transaction, poll_id: int, post_id: int) -> None:
    """Removes the poll with its options; its votes are cleaned up afterwards."""
    await tx.run(DELETE_OPTIONS, poll_id=poll_id)
    await tx.run(DELETE_POLL, poll_id=poll_id)
    await tx.announce(PollRemoved(poll_id, post_id))


async def _uncount(tx: Transaction, row: PostRow) -> None:
    if row.approval is not None:
        await withdraw_post(tx, row.id)
        if row.boost_of_id is not None:
            await lower_flag(tx, [row.account_id], row.boost_of_id, BOOSTED)
        return
    if row.visibility != "direct":
        await change_account_counts(tx, row.account_id, statuses=-1)
    if row.boost_of_id is not None:
        await lower_flag(tx, [row.account_id], row.boost_of_id, BOOSTED)
        await change_counts(tx, row.boost_of_id, boosts=-1)
    if row.in_reply_to_id is not None and row.visibility in OPEN_VISIBILITIES:
        await change_counts(tx, row.in_reply_to_id, replies=-1)
    if row.quote_of_id is not None and row.quote_state == "accepted":
        await change_counts(tx, row.quote_of_id, quotes=-1)
