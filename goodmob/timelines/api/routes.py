"""Every API route of this slice."""

from goodmob.timelines.api import conversations, timelines

ROUTES = (*timelines.ROUTES, *conversations.ROUTES)
