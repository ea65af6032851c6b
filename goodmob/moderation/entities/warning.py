"""Mastodon's AccountWarning: what staff decided about somebody's account, as that person reads it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.moderation.queries.warnings import WarningRow, warnings_by_id


class AccountWarning(Struct, frozen=True):
    """A warning; there are no appeals on this server, so whoever disagrees writes to those who run it."""

    id: str
    action: str
    text: str
    status_ids: Sequence[str] | None
    target_account: Account
    appeal: None
    created_at: str


class WarningNotice:
    """Tells of the warnings behind notices."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The AccountWarnings with these ids that were given to the viewer."""
        rows = await warnings_by_id(house.db, ids)
        own = {row.id: row for row in rows.values() if row.account_id == viewer_id}
        accounts = await gather_accounts(house, {viewer_id}) if own else None
        if accounts is None:
            return {}
        return {id_: render(row, render_account(accounts, viewer_id)) for id_, row in own.items()}


NOTICE = WarningNotice()


def render(row: WarningRow, target: Account) -> AccountWarning:
    """The AccountWarning of a row."""
    return AccountWarning(
        id=str(row.id),
        action=row.action,
        text=row.text,
        status_ids=[str(id_) for id_ in row.posts] or None,
        target_account=target,
        appeal=None,
        created_at=iso(row.created_at),
    )
