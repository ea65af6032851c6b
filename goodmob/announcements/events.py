"""What happened to announcements."""

from goodmob.core.events import Event


class AnnouncementMade(Event, frozen=True):
    """Staff wrote an announcement; whether it is shown yet is a question of its hours."""

    announcement_id: int


class AnnouncementRemoved(Event, frozen=True):
    """Staff took an announcement away, with everything about it."""

    announcement_id: int


class ReactionChanged(Event, frozen=True):
    """Somebody reacted to an announcement by this name, or took that back."""

    announcement_id: int
    name: str
