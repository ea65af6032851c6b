"""Who is told of reports."""

from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.moderation.activities import flags
from goodmob.moderation.events import ReportFiled
from goodmob.moderation.jobs.reports import OfReport


async def tell_of_report(tx: Transaction, event: ReportFiled) -> None:
    """Tells staff of a new report, later and in slices."""
    await tx.enqueue("moderation.tell_staff", OfReport(event.report_id))


async def forward_report(house: House, event: ReportFiled) -> None:
    """The server of whom it is about hears of it, where whoever reported wished so."""
    await flags.forward(house, event.report_id)
