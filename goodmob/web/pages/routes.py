"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.web.pages import about, app, catch_up, collections, feeds, home, lists, profiles, terms, timelines, welcome

PAGES: tuple[Route, ...] = (
    *home.PAGES,
    *catch_up.PAGES,
    *lists.PAGES,
    *timelines.PAGES,
    *profiles.PAGES,
    *feeds.PAGES,
    *collections.PAGES,
    *about.PAGES,
    *terms.PAGES,
    *welcome.PAGES,
    *app.PAGES,
)
