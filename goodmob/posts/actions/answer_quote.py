"""Keep what the author of a quoted post says to being quoted."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.stamp import drop_stamp, keep_stamp
from goodmob.posts.events import QuoteAnswered, QuoteRevoked
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.stamps import StampRow
from goodmob.posts.tables.posts import post

ANSWER = statement(
    update(post)
    .where(post.c.id == bindparam("of_post_id", type_=BigInteger), among(post.c.quote_state, "old_states"))
    .values(quote_state=bindparam("new_state"))
)


WAITING = ["pending", "unasked"]
"""Of the second kind are those whose servers ask nobody; they may be let all the same."""


async def let_quote(tx: Transaction, quoting: PostRow) -> None:
    """The quoted post is shown in the one that quotes it, as its author allows that; again changes nothing."""
    if not await show_quote(tx, quoting):
        return

    await tx.announce(QuoteAnswered(quoting.id, quoting.quote_of_id or 0))


async def show_quote(tx: Transaction, quoting: PostRow) -> bool:
    """As `let_quote`, without a word; tells whether it was not shown before."""
    is_new = bool(await tx.run(ANSWER, of_post_id=quoting.id, old_states=WAITING, new_state="accepted"))
    if is_new:
        await change_counts(tx, quoting.quote_of_id or 0, quotes=1)
    return is_new


async def let_quote_by(tx: Transaction, quoting: PostRow, object_uri: str, stamp_uri: str) -> None:
    """As `let_quote`, by a stamp of another server, which is kept with the post that has this id there."""
    owner_id, quoted_id = quoting.quote_of_account_id or 0, quoting.quote_of_id or 0
    about = {"owner_id": owner_id, "account_id": quoting.account_id, "post_id": quoted_id}
    await keep_stamp(tx, "quote", **about, object_uri=object_uri, uri=stamp_uri)
    await let_quote(tx, quoting)


async def refuse_quote(tx: Transaction, quoting: PostRow) -> None:
    """The quoted post is not shown, as its author does not allow that; again changes nothing."""
    if await tx.run(ANSWER, of_post_id=quoting.id, old_states=WAITING, new_state="rejected"):
        await tx.announce(QuoteAnswered(quoting.id, quoting.quote_of_id or 0))


async def take_quote_back(tx: Transaction, stamp: StampRow, quoting: PostRow | None) -> None:
    """The author of the quoted post took the stamp back, and with it the quote; again changes nothing."""
    if not await drop_stamp(tx, stamp.id) or quoting is None:
        return
    if await tx.run(ANSWER, of_post_id=quoting.id, old_states=["accepted"], new_state="revoked"):
        await change_counts(tx, stamp.post_id, quotes=-1)
        await tx.announce(QuoteRevoked(quoting.id, stamp.post_id))
