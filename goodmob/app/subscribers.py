"""Everything that follows from something: each event, and who hears of it."""

from goodmob.app.subscriptions.federation import FEDERATION
from goodmob.app.subscriptions.mobs import MOBS
from goodmob.app.subscriptions.people import PEOPLE
from goodmob.app.subscriptions.posts import POSTS
from goodmob.core.events import Subscriptions

SUBSCRIPTIONS: Subscriptions = {**PEOPLE, **POSTS, **MOBS, **FEDERATION}
"""No event stands in two of them: each is an event of one slice."""
