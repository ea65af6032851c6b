"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.social.pages import hiding, lists, people, ties

PAGES: tuple[Route, ...] = (*ties.PAGES, *people.PAGES, *hiding.PAGES, *lists.PAGES)
