"""Tell people of what waits to be let in, and of what became of it."""

from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.forget import forget_cause
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.rules.kinds import PENDING, REJECTED
from goodmob.notifications.rules.notice import Notice
from goodmob.posts.queries.approvals import RequestRow, request_by_id


async def tell_asked(tx: Transaction, request_id: int) -> None:
    """Tells the author of the post that something waits; nobody where that was answered or taken back meanwhile."""
    request = await request_by_id(tx, request_id)

    if request is not None and request.is_open:
        await notify(tx, [_asking(request)])


async def tell_answered(tx: Transaction, request_id: int) -> None:
    """What waited no longer does; who asked is told where it was not let in, as what was let in shows itself."""
    request = await request_by_id(tx, request_id)
    if request is None:
        return

    asked = _asking(request)
    await forget_cause(tx, asked.account_id, asked.type, asked.from_account_id, asked.cause_id)
    if request.rejected_at is not None:
        post_id = request.post_id if request.kind == "reply" else request.status_id
        rejected = Notice(request.account_id, REJECTED[request.kind], request.owner_id, request.id, post_id)
        await notify(tx, [rejected])


async def forget_asked_favourite(tx: Transaction, owner_id: int, account_id: int, post_id: int) -> None:
    """Takes back that the author of the post was told of a favourite that waits."""
    await forget_cause(tx, owner_id, PENDING["favourite"], account_id, post_id)


def _asking(request: RequestRow) -> Notice:
    about = request.post_id if request.kind == "reply" else request.status_id
    cause_id = request.post_id or request.status_id
    return Notice(request.owner_id, PENDING[request.kind], request.account_id, cause_id, about)
