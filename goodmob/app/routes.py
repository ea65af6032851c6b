"""Every door of the house: a line for each slice."""

from goodmob.core.web.routes import Route

ROUTES: tuple[Route, ...] = ()

PAGES: tuple[Route, ...] = ()
