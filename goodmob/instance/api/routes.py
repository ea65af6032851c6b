"""Every door of the instance slice."""

from goodmob.core.web.routes import Route
from goodmob.instance.api import about, instance, neighbours

ROUTES: tuple[Route, ...] = (*instance.ROUTES, *about.ROUTES, *neighbours.ROUTES)
