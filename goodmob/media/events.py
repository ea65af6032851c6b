"""What happened to files."""

from goodmob.core.events import Event


class MediaReceived(Event, frozen=True):
    """A video or sound was uploaded and waits to be converted."""

    media_id: int


class MediaDeleted(Event, frozen=True):
    """Nothing refers to these files any more; the keys are all that is left of them."""

    keys: tuple[str, ...]


class EmojiRemoved(Event, frozen=True):
    """Staff took away an emoji of this server."""

    shortcode: str
