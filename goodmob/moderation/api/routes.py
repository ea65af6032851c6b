"""Every door of moderation."""

from goodmob.core.web.routes import Route
from goodmob.moderation.api import admin_reports, reports

ROUTES: tuple[Route, ...] = (*reports.ROUTES, *admin_reports.ROUTES)
