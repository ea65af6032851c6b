"""Send what somebody wrote in a composer: published or left to wait for its hour, and kept as a draft no longer."""

from goodmob.core.clock import iso
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.draft import drop_draft
from goodmob.posts.actions.publish import publish
from goodmob.posts.actions.schedule import schedule
from goodmob.posts.queries.drafts import draft_by_id
from goodmob.posts.rules.drafts import Draft


async def send(
    tx: Transaction,
    settings: Settings,
    author_id: int,
    post: Draft,
    *,
    key: str | None,
    scheduled_at: int | None = None,
    draft_id: int | None = None,
    known: str = "",
) -> int:
    """Publishes the post and gives its id, or that of the scheduled post where a moment (us) is given.

    The draft that was kept of it goes with it, unless it was changed elsewhere since `known`; what was sent with the
    same key within the hour is not sent again. Run it in the account's lane.
    """
    if draft_id is not None:
        await _release(tx, author_id, draft_id, known)
    if scheduled_at is not None:
        return await schedule(tx, settings, author_id, post, scheduled_at, key)
    return await publish(tx, settings, author_id, post, key)


async def _release(tx: Transaction, author_id: int, draft_id: int, known: str) -> None:
    row = await draft_by_id(tx, draft_id)
    if row is None or row.account_id != author_id:
        return
    if known == iso(row.updated_at):
        await drop_draft(tx, draft_id)
    else:
        await detach(tx, draft_id, keep=True)
