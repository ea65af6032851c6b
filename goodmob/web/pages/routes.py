"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.web.pages import (
    about,
    app,
    catch_up,
    collections,
    feeds,
    home,
    interact,
    links,
    lists,
    profiles,
    terms,
    timelines,
    welcome,
)
from goodmob.web.pages.settling import routes as settling
from goodmob.web.pages.talks import beginning, listing, thread

PAGES: tuple[Route, ...] = (
    *home.PAGES,
    *catch_up.PAGES,
    *lists.PAGES,
    *listing.PAGES,
    *beginning.PAGES,
    *thread.PAGES,
    *timelines.PAGES,
    *profiles.PAGES,
    *feeds.PAGES,
    *collections.PAGES,
    *links.PAGES,
    *interact.PAGES,
    *about.PAGES,
    *terms.PAGES,
    *welcome.PAGES,
    *settling.PAGES,
    *app.PAGES,
)
