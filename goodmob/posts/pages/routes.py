"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.posts.pages import compose, conversation, delete, edit, pictures

PAGES: tuple[Route, ...] = (
    *conversation.PAGES,
    *compose.PAGES,
    *pictures.PAGES,
    *edit.PAGES,
    *delete.PAGES,
)
