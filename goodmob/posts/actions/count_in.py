"""Count a post or boost that comes out, and what it answers, quotes or boosts."""

from goodmob.accounts.actions.count import change_counts as change_account_counts
from goodmob.core.database.interface import Transaction
from goodmob.posts.actions.count import change_counts
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


async def count_in(
    tx: Transaction,
    author_id: int,
    visibility: str,
    *,
    answered_id: int | None = None,
    quoted_id: int | None = None,
    boosted_id: int | None = None,
    posted_at: int | None = None,
) -> None:
    """Counts the post with its author and with each of the posts it is about. It locks hot rows.

    posted_at: when it was written (us), where that is not now.
    """
    if visibility != "direct":
        await change_account_counts(tx, author_id, statuses=1, posted_at=posted_at or tx.now)
    if answered_id is not None and visibility in OPEN_VISIBILITIES:
        await change_counts(tx, answered_id, replies=1)
    if quoted_id is not None:
        await change_counts(tx, quoted_id, quotes=1)
    if boosted_id is not None:
        await change_counts(tx, boosted_id, boosts=1)
