"""How the web layer learns who is there: tokens belong to oauth, sessions to accounts."""

from goodmob.accounts.authenticator import authenticate as session
from goodmob.core.web.session import Authenticators
from goodmob.oauth.authenticator import authenticate as token

AUTHENTICATORS = Authenticators(token=token, session=session)
