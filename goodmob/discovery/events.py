"""What happened to saved searches."""

from goodmob.core.events import Event


class PostMatched(Event, frozen=True):
    """A new post fits a saved search of the account, which wants to be told."""

    search_id: int
    account_id: int
    author_id: int
    post_id: int


class SavedSearchDeleted(Event, frozen=True):
    """Nobody looks for this any more."""

    search_id: int
