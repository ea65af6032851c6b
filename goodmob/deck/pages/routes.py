"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.deck.pages import adding, arranging, column, deck

PAGES: tuple[Route, ...] = (*deck.PAGES, *adding.PAGES, *arranging.PAGES, *column.PAGES)
