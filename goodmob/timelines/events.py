"""What happened to the conversations of accounts."""

from goodmob.core.events import Event


class ConversationChanged(Event, frozen=True):
    """The account's conversation has another last post, or became read or unread."""

    conversation_id: int
    account_id: int


class ConversationRemoved(Event, frozen=True):
    """The account's conversation is no longer listed; its posts stay."""

    conversation_id: int
    account_id: int
