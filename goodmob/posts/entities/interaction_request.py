"""GoToSocial's InteractionRequest: an answer, boost or favourite that waits, or waited, to be let in."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.approvals import RequestRow
from goodmob.social.queries.hidden import blocked_among, blockers_among


class InteractionRequest(Struct, frozen=True, kw_only=True):
    """Who asks to do what with which post; `reply` is the answer that waits. The moments are absent until they come."""

    id: str
    type: str
    created_at: str
    account: Account
    status: Status
    reply: Status | UnsetType = UNSET
    accepted_at: str | UnsetType = UNSET
    rejected_at: str | UnsetType = UNSET


async def show_requests(house: House, owner_id: int, rows: Sequence[RequestRow]) -> list[InteractionRequest]:
    """The requests in this order, but for those by accounts that are gone or blocked, or about posts that are gone."""
    askers = {row.account_id for row in rows}
    apart = await blocked_among(house.db, owner_id, askers) | await blockers_among(house.db, owner_id, askers)
    accounts = {account.id: account for account in await show_accounts(house, askers - apart)}
    replies = [row.post_id for row in rows if row.kind == "reply" and row.post_id is not None]
    wanted = list(dict.fromkeys([*(row.status_id for row in rows), *replies]))
    statuses = {int(status.id): status for status in await show_statuses(house, owner_id, wanted)}
    return [
        _request(row, accounts[str(row.account_id)], statuses)
        for row in rows
        if str(row.account_id) in accounts and row.status_id in statuses and _is_whole(row, statuses)
    ]


async def show_request(house: House, owner_id: int, row: RequestRow) -> InteractionRequest:
    """The request; NotFound where it would be left out."""
    shown = await show_requests(house, owner_id, [row])
    if not shown:
        raise NotFound
    return shown[0]


def _is_whole(row: RequestRow, statuses: dict[int, Status]) -> bool:
    return not row.is_open or row.kind != "reply" or row.post_id in statuses


def _request(row: RequestRow, account: Account, statuses: dict[int, Status]) -> InteractionRequest:
    reply = statuses.get(row.post_id) if row.kind == "reply" and row.post_id is not None else None
    return InteractionRequest(
        id=str(row.id),
        type=row.kind,
        created_at=iso(row.created_at),
        account=account,
        status=statuses[row.status_id],
        reply=UNSET if reply is None else reply,
        accepted_at=UNSET if row.accepted_at is None else iso(row.accepted_at),
        rejected_at=UNSET if row.rejected_at is None else iso(row.rejected_at),
    )
