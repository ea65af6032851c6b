"""Every page of the accounts slice."""

from goodmob.accounts.pages import (
    accounts,
    appearance,
    choosing,
    confirm,
    email,
    invites,
    leaving,
    names,
    password,
    profile,
    sessions,
    sign_in,
    sign_up,
    start,
)
from goodmob.core.web.routes import Route

PAGES: tuple[Route, ...] = (
    *sign_up.PAGES,
    *names.PAGES,
    *sign_in.PAGES,
    *confirm.PAGES,
    *password.PAGES,
    *email.PAGES,
    *start.PAGES,
    *choosing.PAGES,
    *profile.PAGES,
    *accounts.PAGES,
    *appearance.PAGES,
    *leaving.PAGES,
    *invites.PAGES,
    *sessions.PAGES,
)
