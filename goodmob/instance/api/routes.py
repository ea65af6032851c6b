"""Every door of the instance slice."""

from goodmob.core.web.routes import Route
from goodmob.instance.api import about, activity, instance, neighbours, server_limits

ROUTES: tuple[Route, ...] = (
    *instance.ROUTES,
    *about.ROUTES,
    *neighbours.ROUTES,
    *activity.ROUTES,
    *server_limits.ROUTES,
)
