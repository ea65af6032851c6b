"""Every door of moderation."""

from goodmob.core.web.routes import Route

ROUTES: tuple[Route, ...] = ()
