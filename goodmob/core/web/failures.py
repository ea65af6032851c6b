"""What is answered when it does not work out: JSON for the API, a page for people."""

import logging
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Refusal, TooMany, Unauthorized, Unavailable
from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.pages import PageAnswer
from goodmob.core.web.plain_page import plain_page
from goodmob.core.web.way_back import place_of, sign_in_url

log = logging.getLogger(__name__)

BROKEN = "Something went wrong on our side; it has been noted and will be looked at"


class SignInNeeded(Refusal):
    """The page is only for people who are signed in."""

    status = 401

    def __init__(self) -> None:
        super().__init__("Sign in to see this page")


class NotAllowed(Refusal):
    """The path exists and does not know this method."""

    status = 405

    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__(f"This address only takes {', '.join(allowed)}")
        self.allowed = allowed


def failed(call: Call, error: Exception) -> Response:
    """The answer for what a handler, or what comes before it, raised; the unexpected is logged with the call's id."""
    if isinstance(error, Refusal):
        return refused(call, error)
    if isinstance(error, HTTPException):
        return _say(call, error.status_code, {"error": error.detail})
    # The path as it is declared: as it was asked, it may be a link that is nobody else's to know.
    log.error("%s %s failed, request %s", call.method, call.route.path, call.id, exc_info=error)
    return _say(call, 500, {"error": BROKEN})


def refused(call: Call, error: Refusal) -> Response:
    """The answer no, with what the client needs in order to do better."""
    if isinstance(error, SignInNeeded) and call.method in {"GET", "HEAD"}:
        return RedirectResponse(sign_in_url(place_of(call)), 303)
    content: dict[str, Any] = {"error": error.error}
    if error.field is not None:
        content["field"] = error.field
    if error.details is not None:
        content["details"] = error.details
    wait = error.retry_after if isinstance(error, (TooMany, Unavailable)) else 0
    response = _say(call, error.status, content, error.words, wait)
    if isinstance(error, (TooMany, Unavailable)):
        response.headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, NotAllowed):
        response.headers["Allow"] = ", ".join(error.allowed)
    elif isinstance(error, Unauthorized) and not call.route.is_page:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Goodmob", error="invalid_token"'
    return response


def _say(call: Call, status: int, content: dict[str, Any], words: str = "", wait: int = 0) -> Response:
    if not call.route.is_page:
        return Json(content, status)
    try:
        return call.house.pages.error(call, status, words, wait)
    except Exception:
        log.exception("The error page failed, request %s", call.id)
        return PageAnswer(plain_page(status, call.id), status, ())
