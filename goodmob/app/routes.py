"""Every door of the house: a line for each slice."""

from goodmob.accounts.api.routes import ROUTES as ACCOUNTS
from goodmob.core.web.routes import Route
from goodmob.notifications.api.routes import ROUTES as NOTIFICATIONS
from goodmob.social.api.routes import ROUTES as SOCIAL
from goodmob.timelines.api.timelines import ROUTES as TIMELINES

ROUTES: tuple[Route, ...] = (
    *ACCOUNTS,
    *SOCIAL,
    *TIMELINES,
    *NOTIFICATIONS,
)

PAGES: tuple[Route, ...] = ()
