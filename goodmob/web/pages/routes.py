"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.web.pages import about, profiles, timelines

PAGES: tuple[Route, ...] = (*timelines.PAGES, *profiles.PAGES, *about.PAGES)
