"""Every door of the accounts slice for programs."""

from goodmob.accounts.api import accounts, emails, own, pictures
from goodmob.core.web.routes import Route

ROUTES: tuple[Route, ...] = (*own.ROUTES, *accounts.ROUTES, *emails.ROUTES, *pictures.ROUTES)
