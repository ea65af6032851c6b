"""Every API route of this slice."""

from goodmob.notifications.api import groups, markers, notifications

ROUTES = (*notifications.ROUTES, *groups.ROUTES, *markers.ROUTES)
