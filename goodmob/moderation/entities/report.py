"""The JSON of reports, for whoever made them and for staff who are told of them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import Permission
from goodmob.accounts.queries.staff import accounts_that_may
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.moderation.queries.reports import ReportRow, reports_by_id, subjects_of
from goodmob.moderation.rules.reports import COLLECTION, POST, Subject


class Report(Struct, frozen=True):
    """Mastodon's Report; `rule_ids` is null where no rule is named."""

    id: str
    action_taken: bool
    action_taken_at: str | None
    category: str
    comment: str
    forwarded: bool
    created_at: str
    status_ids: Sequence[str]
    collection_ids: Sequence[str]
    rule_ids: Sequence[str] | None
    target_account: Account


async def show(house: House, report_ids: Sequence[int]) -> list[Report]:
    """The reports with these ids, in this order; what became of the accounts and posts since changes no ids."""
    rows = await reports_by_id(house.db, report_ids)
    subjects = await subjects_of(house.db, rows.keys())
    accounts = await gather_accounts(house, {row.target_account_id for row in rows.values()})
    return [
        _render(rows[id_], subjects[id_], render_account(accounts, rows[id_].target_account_id))
        for id_ in report_ids
        if id_ in rows
    ]


def _render(row: ReportRow, subjects: Sequence[Subject], target: Account) -> Report:
    return Report(
        id=str(row.id),
        action_taken=row.action_taken_at is not None,
        action_taken_at=None if row.action_taken_at is None else iso(row.action_taken_at),
        category=row.category,
        comment=row.comment,
        forwarded=row.forwarded,
        created_at=iso(row.created_at),
        status_ids=[str(one.id) for one in subjects if one.kind == POST],
        collection_ids=[str(one.id) for one in subjects if one.kind == COLLECTION],
        rule_ids=[str(id_) for id_ in row.reason.rule_ids] or None,
        target_account=target,
    )


class ReportNotice:
    """The source of Notification.report; only who may manage reports is shown them, in old notices too."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The Report of each of these ids."""
        if viewer_id not in await accounts_that_may(house.db, Permission.MANAGE_REPORTS):
            return {}
        return {int(report.id): report for report in await show(house, ids)}


NOTICE = ReportNotice()
