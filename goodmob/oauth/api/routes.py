"""Every door of the oauth slice for programs."""

from goodmob.core.web.routes import Route
from goodmob.oauth.api import apps, metadata, sign_up, tokens

ROUTES: tuple[Route, ...] = (*apps.ROUTES, *tokens.ROUTES, *sign_up.ROUTES, *metadata.ROUTES)
