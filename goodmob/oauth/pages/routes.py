"""Every page of the oauth slice."""

from goodmob.core.web.routes import Route
from goodmob.oauth.pages import apps, authorise

PAGES: tuple[Route, ...] = (*authorise.PAGES, *apps.PAGES)
