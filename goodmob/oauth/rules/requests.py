"""What an app asks a person for, and whether it may be asked at all."""

from collections.abc import Sequence

import msgspec

from goodmob.core.web.scopes import DEFAULT, narrowed, parse
from goodmob.oauth.rules.pkce import METHOD, is_challenge


class Wish(msgspec.Struct, kw_only=True, frozen=True):
    """The parameters of an authorisation request, as the app wrote them."""

    response_type: str = ""
    client_id: str = ""
    redirect_uri: str = ""
    scope: str = DEFAULT
    state: str | None = None
    code_challenge: str = ""
    code_challenge_method: str = ""
    force_login: bool = False


class Asked(msgspec.Struct, kw_only=True, frozen=True):
    """A request that can be put before a person."""

    redirect_uri: str
    scopes: Sequence[str]
    state: str | None
    code_challenge: str | None


class BadWishError(Exception):
    """The app asks wrongly; the sentence is for the person, who can only tell the developer."""


def checked(wish: Wish, redirects: Sequence[str], registered: Sequence[str]) -> Asked:
    """The request of an app with these registered addresses and scopes; BadWishError says what is wrong with it."""
    # Until the address is known to be the app's own, nobody is sent there, not even with an error.
    if wish.redirect_uri not in redirects:
        raise BadWishError("The redirect uri included is not valid.")
    if wish.response_type != "code":
        raise BadWishError("The authorization server does not support this response type.")
    if wish.code_challenge or wish.code_challenge_method:
        _check_challenge(wish)
    return Asked(
        redirect_uri=wish.redirect_uri,
        scopes=_scopes(wish.scope, registered),
        state=wish.state,
        code_challenge=wish.code_challenge or None,
    )


def _check_challenge(wish: Wish) -> None:
    if wish.code_challenge_method != METHOD:
        raise BadWishError(f"The code_challenge_method must be {METHOD}.")
    if not is_challenge(wish.code_challenge):
        raise BadWishError("The code_challenge is not a SHA-256 in base 64.")


def _scopes(text: str, registered: Sequence[str]) -> Sequence[str]:
    try:
        scopes = parse(text) or (DEFAULT,)
    except ValueError as error:
        raise BadWishError("The requested scope is invalid, unknown, or malformed.") from error
    if not narrowed(scopes, registered):
        raise BadWishError("The requested scope is invalid, unknown, or malformed.")
    return scopes
