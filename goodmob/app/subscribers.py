"""Everything that follows from something: each event, and who hears of it."""

from goodmob.core.events import Event, Subscriptions

SUBSCRIPTIONS: Subscriptions = {}

UNHEARD: dict[type[Event], str] = {}
"""Events that nobody listens to, with the reason why they are announced all the same."""
