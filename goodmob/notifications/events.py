"""What happened to notices."""

from goodmob.core.events import Event


class Notified(Event, frozen=True):
    """The account has a new notice."""

    notification_id: int
    account_id: int


class Surged(Event, frozen=True):
    """Somebody came to the account in a surge of followers, which is to be told from `due_at` on."""

    surge_id: int
    account_id: int
    due_at: int


class SenderAccepted(Event, frozen=True):
    """The account lets a sender in whose notices were filtered."""

    account_id: int
    from_account_id: int


class SenderDismissed(Event, frozen=True):
    """The account wants nothing of the notices of a sender that were filtered until then, up to the id `newest`."""

    account_id: int
    from_account_id: int
    newest: int


class ClearingAsked(Event, frozen=True):
    """The account put all its notices away, which go for good at `due_at` unless it brings them back."""

    account_id: int
    due_at: int


class MentionsMerged(Event, frozen=True):
    """The account let in who named it in these posts: its notices of them are no longer filtered."""

    account_id: int
    post_ids: list[int]


class NotificationsMerged(Event, frozen=True):
    """The notices of all whom the account let in stand among the others now."""

    account_id: int
