"""Let senders in whose notices were filtered, or put what they sent away."""

from collections.abc import Collection, Sequence

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.notifications.events import SenderAccepted, SenderDismissed
from goodmob.notifications.queries.requests import RequestRow, requests_of
from goodmob.notifications.tables import notification_permission, notification_request

SOME_AT_ONCE = 50
"""How many requests one action answers: each touches three rows."""

_PERMIT = insert(notification_permission)
PERMIT = statement(
    _PERMIT.on_conflict_do_update(
        index_elements=["account_id", "from_account_id"], set_={"merged": _PERMIT.excluded.merged}
    ).inline()
)
END_REQUEST = statement(
    delete(notification_request).where(
        notification_request.c.account_id == bindparam("account_id", type_=BigInteger),
        notification_request.c.id == bindparam("request_id", type_=BigInteger),
    )
)


async def accept(tx: Transaction, account_id: int, request_id: int) -> None:
    """Lets the sender in, for good; NotFound where the account has no such request."""
    request = await _own_request(tx, account_id, request_id)

    await _accept(tx, request)


async def dismiss(tx: Transaction, account_id: int, request_id: int) -> None:
    """Puts away what was filtered of the sender; NotFound where the account has no such request."""
    request = await _own_request(tx, account_id, request_id)

    await _dismiss(tx, request)


async def accept_some(tx: Transaction, account_id: int, request_ids: Collection[int]) -> None:
    """Lets in those of these senders, SOME_AT_ONCE at most, who ask the account; the others are passed over."""
    for request in await requests_of(tx, account_id, request_ids):
        await _accept(tx, request)


async def dismiss_some(tx: Transaction, account_id: int, request_ids: Collection[int]) -> None:
    """Puts away those of these requests, SOME_AT_ONCE at most, that are the account's; the others are passed over."""
    for request in await requests_of(tx, account_id, request_ids):
        await _dismiss(tx, request)


async def _own_request(tx: Transaction, account_id: int, request_id: int) -> RequestRow:
    found: Sequence[RequestRow] = await requests_of(tx, account_id, [request_id])
    if not found:
        raise NotFound
    return found[0]


async def _accept(tx: Transaction, request: RequestRow) -> None:
    if not await tx.run(END_REQUEST, account_id=request.account_id, request_id=request.id):
        return
    pair = {"account_id": request.account_id, "from_account_id": request.from_account_id}
    await tx.run(PERMIT, **pair, merged=False, created_at=tx.now)

    await tx.announce(SenderAccepted(**pair))


async def _dismiss(tx: Transaction, request: RequestRow) -> None:
    if not await tx.run(END_REQUEST, account_id=request.account_id, request_id=request.id):
        return

    await tx.announce(SenderDismissed(request.account_id, request.from_account_id, tx.new_id()))
