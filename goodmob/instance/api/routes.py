"""Every door of the instance slice."""

from goodmob.core.web.routes import Route
from goodmob.instance.api import about, absent, activity, instance, neighbours, server_limits, terms

ROUTES: tuple[Route, ...] = (
    *instance.ROUTES,
    *about.ROUTES,
    *terms.ROUTES,
    *absent.ROUTES,
    *neighbours.ROUTES,
    *activity.ROUTES,
    *server_limits.ROUTES,
)
