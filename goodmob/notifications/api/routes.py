"""Every API route of this slice."""

from goodmob.notifications.api import markers, notifications

ROUTES = (*notifications.ROUTES, *markers.ROUTES)
