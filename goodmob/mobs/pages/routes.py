"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.mobs.pages import (
    announcements,
    calling,
    deeds,
    doing,
    door,
    exploring,
    feed,
    following,
    joining,
    lists,
    page,
    people,
    reviews,
    saying,
    timeline,
)

PAGES: tuple[Route, ...] = (
    *lists.PAGES,
    *exploring.PAGES,
    *calling.PAGES,
    *page.PAGES,
    *deeds.PAGES,
    *reviews.PAGES,
    *people.PAGES,
    *announcements.PAGES,
    *door.PAGES,
    *joining.PAGES,
    *doing.PAGES,
    *feed.PAGES,
    *following.PAGES,
    *saying.PAGES,
    *timeline.PAGES,
)
