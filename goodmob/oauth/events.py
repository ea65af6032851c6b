"""What happened to tokens, in the past tense and by ids only."""

from goodmob.core.events import Event


class TokenRevoked(Event, frozen=True):
    """A token is worth nothing any more; streams opened with it must close. `account_id` None: an app's own token."""

    token_id: int
    account_id: int | None
