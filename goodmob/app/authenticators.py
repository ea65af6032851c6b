"""How the web layer learns who is there: tokens belong to oauth, sessions to accounts."""

from goodmob.core.house import House
from goodmob.core.viewer import Viewer
from goodmob.core.web.session import Authenticators, Session


async def _token(house: House, secret: str) -> Viewer | None:
    return None


async def _session(house: House, secret: str) -> Session | None:
    return None


AUTHENTICATORS = Authenticators(token=_token, session=_session)
