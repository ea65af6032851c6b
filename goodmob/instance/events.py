"""What happened to what is kept about the server itself and others, in the past tense."""

from goodmob.core.events import Event


class PolicyChanged(Event, frozen=True):
    """What is exchanged with a server and those below it may be other than before; an empty name: with any server."""

    domain: str
