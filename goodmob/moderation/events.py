"""What happened to reports and accounts."""

from goodmob.core.events import Event


class ReportFiled(Event, frozen=True):
    """Somebody reported an account to staff."""

    report_id: int


class AccountWarned(Event, frozen=True):
    """Staff decided about an account, and whoever is behind it is to hear why."""

    warning_id: int
    account_id: int
