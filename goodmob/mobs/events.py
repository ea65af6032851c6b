"""What happened to mobs beyond their calls."""

from goodmob.core.events import Event


class MobMoved(Event, frozen=True):
    """The host changed the times or the place of a published mob."""

    mob_id: int


class HostSpoke(Event, frozen=True):
    """The host has something to say to everybody who takes part."""

    mob_id: int
    broadcast_id: int
