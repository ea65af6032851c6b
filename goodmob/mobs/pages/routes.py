"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.mobs.pages import (
    announcements,
    calling,
    doing,
    exploring,
    feed,
    following,
    joining,
    lists,
    page,
    people,
    saying,
    timeline,
)

PAGES: tuple[Route, ...] = (
    *lists.PAGES,
    *exploring.PAGES,
    *calling.PAGES,
    *page.PAGES,
    *people.PAGES,
    *announcements.PAGES,
    *joining.PAGES,
    *doing.PAGES,
    *feed.PAGES,
    *following.PAGES,
    *saying.PAGES,
    *timeline.PAGES,
)
