"""Who is told of reports."""

from goodmob.core.database.interface import Transaction
from goodmob.moderation.events import ReportFiled
from goodmob.moderation.jobs.reports import OfReport


async def tell_of_report(tx: Transaction, event: ReportFiled) -> None:
    """Tells staff of a new report, later and in slices."""
    await tx.enqueue("moderation.tell_staff", OfReport(event.report_id))
