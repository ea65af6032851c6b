"""What happens on the wire to other servers."""

from goodmob.core.events import Event


class ActivityArrived(Event, frozen=True):
    """An activity came from this host and waits to be read."""

    host: str


class InboxesLeft(Event, frozen=True):
    """An activity goes to more inboxes than one action addresses; to `position` of them it was addressed before."""

    outgoing_id: int
    actor_id: int
    inboxes: list[str]
    position: int


class DeliveriesWait(Event, frozen=True):
    """Something waits for these hosts, who are visited at `run_at` (us) at the latest."""

    hosts: list[str]
    run_at: int
