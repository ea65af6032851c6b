"""What happened to reports."""

from goodmob.core.events import Event


class ReportFiled(Event, frozen=True):
    """Somebody reported an account to staff."""

    report_id: int
