"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.social.pages import collections, hiding, lists, own_collections, people, ties

PAGES: tuple[Route, ...] = (
    *ties.PAGES,
    *people.PAGES,
    *hiding.PAGES,
    *lists.PAGES,
    *own_collections.PAGES,
    *collections.PAGES,
)
