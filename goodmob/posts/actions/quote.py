"""Decide who may quote a post, and take it back out of a post that quotes it."""

from sqlalchemy import bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, NotFound
from goodmob.posts.actions.count import change_counts
from goodmob.posts.events import QuotePolicyChanged, QuoteRevoked
from goodmob.posts.ownership import own
from goodmob.posts.permissions import seen
from goodmob.posts.queries.posts import post_by_id
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES, QuotePolicy
from goodmob.posts.tables.posts import post

SET_POLICY = statement(
    update(post).where(post.c.id == bindparam("of_post_id")).values(quote_policy=bindparam("new_policy"))
)
REVOKE = statement(
    update(post)
    .where(post.c.id == bindparam("of_post_id"), post.c.quote_state == "accepted")
    .values(quote_state=bindparam("new_state"))
)


async def set_quote_policy(tx: Transaction, account_id: int, post_id: int, policy: QuotePolicy) -> None:
    """Decides who may quote the account's own post from now on; only its author where not everybody may see it."""
    row = await own(tx, account_id, post_id)
    settled: QuotePolicy = policy if row.visibility in OPEN_VISIBILITIES else "nobody"
    if settled == row.quote_policy or row.boost_of_id is not None:
        return

    await tx.run(SET_POLICY, of_post_id=post_id, new_policy=settled)

    await tx.announce(QuotePolicyChanged(post_id, account_id))


async def revoke_quote(tx: Transaction, account_id: int, post_id: int, quoting_id: int) -> None:
    """Takes the account's post back out of the one that quotes it; again changes nothing.

    Forbidden where the quoted post is somebody else's.
    """
    quoted = await seen(tx, account_id, post_id)
    quoting = await post_by_id(tx, quoting_id)
    if quoting is None or quoting.quote_of_id != post_id:
        raise NotFound
    if quoted.account_id != account_id:
        raise Forbidden

    if not await tx.run(REVOKE, of_post_id=quoting_id, new_state="revoked"):
        return
    await change_counts(tx, post_id, quotes=-1)

    await tx.announce(QuoteRevoked(quoting_id, post_id))
