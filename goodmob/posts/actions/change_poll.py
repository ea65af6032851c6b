"""Give an edited post another poll, other terms of the same one, or none."""

from sqlalchemy import bindparam, update

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.delete import remove_poll
from goodmob.posts.actions.open_poll import open_poll
from goodmob.posts.queries.polls import options_of, poll_by_id
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.polls import PollDraft, expiry
from goodmob.posts.tables.polls import poll as poll_table

CHANGE_TERMS = statement(
    update(poll_table)
    .where(poll_table.c.id == bindparam("of_poll_id"))
    .values(
        hide_totals=bindparam("new_hide_totals"),
        expires_at=bindparam("new_expires_at"),
        closed_at=None,
    )
)


async def change_poll(tx: Transaction, post: PostRow, wanted: PollDraft | None) -> tuple[int | None, bool]:
    """Makes the post's poll as wanted; gives its id and whether anything changed.

    Other options, or another number of choices, are another poll without any vote. A change of less than a minute in
    when it ends is none: apps send the time that is left.
    """
    earlier = None if post.poll_id is None else await poll_by_id(tx, post.poll_id)
    if earlier is None:
        return (None, False) if wanted is None else (await open_poll(tx, post.account_id, post.id, wanted), True)
    if wanted is None:
        await remove_poll(tx, earlier.id, post.id)
        return None, True
    titles = tuple(option.title for option in (await options_of(tx, [earlier.id]))[earlier.id])
    if titles != wanted.options or earlier.multiple != wanted.multiple:
        await remove_poll(tx, earlier.id, post.id)
        return await open_poll(tx, post.account_id, post.id, wanted), True
    ends_at = expiry(wanted, tx.now)
    moved = earlier.expires_at is None or abs(earlier.expires_at - ends_at) >= MINUTE
    if not moved and earlier.hide_totals == wanted.hide_totals:
        return earlier.id, False
    await tx.run(CHANGE_TERMS, of_poll_id=earlier.id, new_hide_totals=wanted.hide_totals, new_expires_at=ends_at)
    return earlier.id, True
