"""Every door of imports and exports."""

from goodmob.core.web.routes import Route

ROUTES: tuple[Route, ...] = ()
