"""Telling staff of reports, a slice at a time."""

from msgspec import Struct

from goodmob.accounts.permissions import Permission
from goodmob.accounts.queries.staff import accounts_that_may
from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.moderation.queries.reports import report_by_id, waits_already
from goodmob.notifications.actions.tell import AT_ONCE, tell

REPORT = "admin.report"
"""The type of the notice, as in Mastodon."""


class OfReport(Struct, frozen=True):
    """A report, and the account that was told last."""

    report_id: int
    reached: int = 0


async def tell_staff(tx: Transaction, payload: OfReport) -> Again | None:
    """Tells a slice of staff of a report, unless they have not answered an earlier one about the same account yet.

    Of each case they are told.
    """
    row = await report_by_id(tx, payload.report_id)
    if row is None or (row.kind is None and await waits_already(tx, row.target_account_id, row.id)):
        return None

    staff = [id_ for id_ in await accounts_that_may(tx, Permission.MANAGE_REPORTS) if id_ > payload.reached]
    told = staff[:AT_ONCE]
    await tell(tx, told, REPORT, from_account_id=row.account_id, cause_id=row.id, post_id=None)
    return Again(OfReport(row.id, told[-1])) if len(staff) > AT_ONCE else None
