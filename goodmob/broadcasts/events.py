"""What happened to messages."""

from goodmob.core.events import Event


class LetterDue(Event, frozen=True):
    """The account is to get the message by e-mail as well."""

    broadcast_id: int
    account_id: int


class WordsDue(Event, frozen=True):
    """Somebody elsewhere, whom no notice reaches, is to read the message in words."""

    broadcast_id: int
    account_id: int
