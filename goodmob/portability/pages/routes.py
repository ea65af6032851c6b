"""Every page of imports and exports."""

from goodmob.core.web.routes import Route
from goodmob.portability.pages import bring, export

PAGES: tuple[Route, ...] = (*export.PAGES, *bring.PAGES)
