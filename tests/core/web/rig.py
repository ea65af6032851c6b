"""A house that is nothing but its doors: routes of a test, a clock that stands still, no database."""

from collections.abc import Sequence
from typing import Any, cast

from goodmob.core.cache import Cache
from goodmob.core.house import House
from goodmob.core.ids import IdMaker
from goodmob.core.limits import Limits
from goodmob.core.settings import Settings
from goodmob.core.viewer import Viewer
from goodmob.core.web.asgi import WebApp
from goodmob.core.web.call import Call
from goodmob.core.web.pages import Pages
from goodmob.core.web.routes import Route
from goodmob.core.web.session import Authenticators, Session
from tests.world.client import Client
from tests.world.clock import SteppedClock

BASE_URL = "https://goodmob.test"
ADA_ID, BEN_ID = 101, 102

TOKENS = {
    "ada": Viewer(ADA_ID, 1, token_id=11, application_id=7, scopes=frozenset({"read", "write", "follow"})),
    "ada reads": Viewer(ADA_ID, 1, token_id=12, application_id=7, scopes=frozenset({"read:statuses"})),
    "ben": Viewer(BEN_ID, 2, token_id=13, application_id=7, scopes=frozenset({"read", "write"})),
    "app": Viewer(application_id=7, token_id=14, scopes=frozenset({"read", "write"})),
}
SESSIONS = {"ada's browser": Session(id=21, person_id=1, account_id=ADA_ID, csrf="a secret of this session")}

PAGES = Pages()


async def _token(house: House, secret: str) -> Viewer | None:
    return TOKENS.get(secret)


async def _session(house: House, secret: str, acting_for: str) -> Session | None:
    return SESSIONS.get(secret)


async def _extras(call: Call) -> dict[str, Any]:
    return {"signed_in": call.session is not None}


def house(**settings: Any) -> House:
    """A house whose settings are given; limits are off unless `rate_limits` says otherwise."""
    clock = SteppedClock()
    chosen = Settings(**{"base_url": BASE_URL, "rate_limits": False, **settings})
    parts: dict[str, Any] = dict.fromkeys(("db", "bus", "feeds", "blobs", "http", "mail", "jobs", "pacer"))
    return House(
        settings=chosen,
        clock=clock,
        ids=IdMaker(clock),
        limits=Limits(clock, chosen.rate_limits),
        pages=PAGES,
        cache=Cache(1_000_000),
        **parts,
    )


def clock_of(place: House) -> SteppedClock:
    """The clock of a house, to step it."""
    return cast(SteppedClock, place.clock)


def web_app(
    routes: Sequence[Route] = (), pages: Sequence[Route] = (), place: House | None = None, **hooks: Any
) -> WebApp:
    """The application of a house with these routes."""
    return WebApp(place or house(), routes, pages, Authenticators(_token, _session), _extras, **hooks)


def visitor(*routes: Route, place: House | None = None, token: str = "") -> Client:
    """Somebody at the API of a house with these routes."""
    place = place or house()
    return Client(web_app(routes, place=place), place.settings.base_url, token=token)


def browser(*pages: Route, place: House | None = None) -> Client:
    """A browser at a house with these pages."""
    place = place or house()
    client = Client(web_app(pages=pages, place=place), place.settings.base_url)
    client.headers["Accept"] = "text/html"
    return client
