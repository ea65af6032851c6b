"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.mobs.pages import announcements, calling, doing, feed, joining, lists, page, people

PAGES: tuple[Route, ...] = (
    *lists.PAGES,
    *calling.PAGES,
    *page.PAGES,
    *people.PAGES,
    *announcements.PAGES,
    *joining.PAGES,
    *doing.PAGES,
    *feed.PAGES,
)
