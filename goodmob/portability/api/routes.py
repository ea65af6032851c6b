"""Every door of imports and exports."""

from goodmob.core.web.routes import Route
from goodmob.portability.api import archives, exports, imports

ROUTES: tuple[Route, ...] = (*exports.ROUTES, *imports.ROUTES, *archives.ROUTES)
