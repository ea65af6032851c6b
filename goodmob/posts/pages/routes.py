"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.posts.pages import conversation

PAGES: tuple[Route, ...] = (*conversation.PAGES,)
