"""Every page of the accounts slice."""

from goodmob.accounts.pages import (
    accounts,
    appearance,
    confirm,
    invites,
    leaving,
    profile,
    sessions,
    sign_in,
    sign_up,
    start,
)
from goodmob.core.web.routes import Route

PAGES: tuple[Route, ...] = (
    *sign_up.PAGES,
    *sign_in.PAGES,
    *confirm.PAGES,
    *start.PAGES,
    *profile.PAGES,
    *accounts.PAGES,
    *appearance.PAGES,
    *leaving.PAGES,
    *invites.PAGES,
    *sessions.PAGES,
)
