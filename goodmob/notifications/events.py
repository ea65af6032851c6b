"""What happened to notices."""

from goodmob.core.events import Event


class Notified(Event, frozen=True):
    """The account has a new notice."""

    notification_id: int
    account_id: int
