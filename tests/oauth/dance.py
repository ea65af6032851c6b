"""The steps of an app that wants to act for Ada."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.world.browser import fill, sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

CALLBACK = "https://app.example/callback"
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
VERIFIER = "a-verifier-of-forty-three-characters-or-more"
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


async def an_app(world: World, **about: Any) -> dict[str, Any]:
    """A registered app with its credentials."""
    wish = {"client_name": "Reader", "redirect_uris": CALLBACK, "scopes": "read write follow push", **about}
    app: dict[str, Any] = await world.anyone.api("POST", "/api/v1/apps", json=wish)
    return app


def question(app: dict[str, Any], **about: str) -> dict[str, str]:
    """The parameters with which the app sends Ada to us."""
    asked = {
        "response_type": "code",
        "client_id": app["client_id"],
        "redirect_uri": CALLBACK,
        "scope": "read write",
        "state": "her state & more",
        **about,
    }
    return {name: value for name, value in asked.items() if value}


async def signed_in(world: World, username: str) -> Client:
    """A browser in which somebody is signed in."""
    browser = world.visitor()
    answer = await sign_in(browser, username, PASSWORD)
    assert answer.status_code == 303, answer.text
    return browser


async def let_in(browser: Client, app: dict[str, Any], **about: str) -> dict[str, str]:
    """What the app is told after Ada said yes."""
    page = await browser.get("/oauth/authorize", params=question(app, **about))
    answer = await fill(browser, page)
    assert answer.status_code == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def redemption(app: dict[str, Any], code: str, **about: str) -> dict[str, str]:
    """The parameters with which the app asks for its token."""
    asked = {
        "grant_type": "authorization_code",
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
        "redirect_uri": CALLBACK,
        "code": code,
        **about,
    }
    return {name: value for name, value in asked.items() if value}


async def app_token(world: World, app: dict[str, Any], scope: str = "read write") -> str:
    """A token of the app itself."""
    answer = await world.anyone.api(
        "POST",
        "/oauth/token",
        data={
            "grant_type": "client_credentials",
            "client_id": app["client_id"],
            "client_secret": app["client_secret"],
            "scope": scope,
        },
    )
    return str(answer["access_token"])


def with_token(world: World, token: str) -> Client:
    """A client that sends the token."""
    return Client(world.app, world.house.settings.base_url, token=token)
