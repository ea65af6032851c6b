"""Every door of the accounts slice for programs."""

from goodmob.accounts.api import accounts, email_blocks, emails, ip_blocks, own, pictures
from goodmob.core.web.routes import Route

ROUTES: tuple[Route, ...] = (
    *own.ROUTES,
    *accounts.ROUTES,
    *emails.ROUTES,
    *pictures.ROUTES,
    *ip_blocks.ROUTES,
    *email_blocks.ROUTES,
)
