"""The application that the server runs: all doors of the house, and who may come in."""

from starlette.types import ASGIApp

from goodmob.app.authenticators import AUTHENTICATORS
from goodmob.app.extras import extras
from goodmob.app.routes import PAGES, ROUTES
from goodmob.core.house import House
from goodmob.core.web.asgi import WebApp


def build(house: House) -> ASGIApp:
    """The ASGI application of an open house."""
    return WebApp(house, ROUTES, PAGES, AUTHENTICATORS, extras)
