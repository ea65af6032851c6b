"""The few cookies of the pages: session, secret of forms, notices, language, light and contrast; bound to this host."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from goodmob.core.settings import Settings
from goodmob.core.web.call import Call

SESSION = "goodmob_session"
CSRF = "goodmob_csrf"
NOTICES = "goodmob_notices"
LANGUAGE = "goodmob_language"
THEME = "goodmob_theme"
CONTRAST = "goodmob_contrast"

FORGET = '"cache", "storage"'
"""Pages, drafts and the service worker of one person are nothing for the next; cookies say how all see the place."""


def keep_session(call: Call, response: Response, secret: str, seconds: int) -> None:
    """Sign the browser in: it sends the secret with every page for so many seconds."""
    keep(call.house.settings, response, SESSION, secret, seconds)


def end_session(call: Call, response: Response) -> None:
    """Sign the browser out, and let it forget what it kept; the session itself is ended by its own slice."""
    drop(call.house.settings, response, SESSION)
    response.headers["Clear-Site-Data"] = FORGET


def read(settings: Settings, connection: HTTPConnection, cookie: str) -> str:
    """The value the browser sent, empty where it sent none."""
    return connection.cookies.get(_name(settings, cookie), "")


def keep(settings: Settings, response: Response, cookie: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that no script can read and no other site can send; without seconds it ends with the browser."""
    response.set_cookie(
        _name(settings, cookie),
        value,
        max_age=seconds,
        path="/",
        secure=_secure(settings),
        httponly=True,
        samesite="lax",
    )


def drop(settings: Settings, response: Response, cookie: str) -> None:
    """Take a cookie away."""
    response.delete_cookie(_name(settings, cookie), path="/", secure=_secure(settings), httponly=True, samesite="lax")


def _secure(settings: Settings) -> bool:
    return settings.base_url.startswith("https:")


def _name(settings: Settings, cookie: str) -> str:
    # The prefix makes browsers refuse the cookie from other hosts of the domain; it needs https.
    return f"__Host-{cookie}" if _secure(settings) else cookie
