"""Every API route of this slice."""

from goodmob.notifications.api import groups, markers, notifications, policy, push, requests

ROUTES = (*notifications.ROUTES, *groups.ROUTES, *markers.ROUTES, *policy.ROUTES, *requests.ROUTES, *push.ROUTES)
