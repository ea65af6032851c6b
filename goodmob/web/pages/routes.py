"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.web.pages import about, home, profiles, timelines

PAGES: tuple[Route, ...] = (*home.PAGES, *timelines.PAGES, *profiles.PAGES, *about.PAGES)
