"""How the web layer learns who is there: tokens belong to oauth, sessions to accounts."""

from goodmob.core.house import House
from goodmob.core.web.session import Authenticators, Session
from goodmob.oauth.authenticator import authenticate as token


async def _session(house: House, secret: str) -> Session | None:
    return None


AUTHENTICATORS = Authenticators(token=token, session=_session)
