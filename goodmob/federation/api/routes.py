"""All doors of federation."""

from goodmob.core.web.routes import Route
from goodmob.federation.api.actors import ROUTES as ACTORS
from goodmob.federation.api.nodeinfo import ROUTES as NODEINFO
from goodmob.federation.api.webfinger import ROUTES as WEBFINGER

ROUTES: tuple[Route, ...] = (*WEBFINGER, *NODEINFO, *ACTORS)
