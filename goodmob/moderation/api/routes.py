"""Every door of moderation."""

from goodmob.core.web.routes import Route
from goodmob.moderation.api import admin_accounts, admin_reports, cases, figures, reports, server_lists

ROUTES: tuple[Route, ...] = (
    *reports.ROUTES,
    *admin_reports.ROUTES,
    *cases.ROUTES,
    *admin_accounts.ROUTES,
    *figures.ROUTES,
    *server_lists.ROUTES,
)
