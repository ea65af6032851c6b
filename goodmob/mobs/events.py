"""What happened to mobs beyond their calls."""

from goodmob.core.events import Event


class MobMoved(Event, frozen=True):
    """The host changed the times or the place of a published mob."""

    mob_id: int
