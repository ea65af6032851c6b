"""How the token endpoint says no (RFC 6749, in Doorkeeper's words, which clients know)."""

from goodmob.core.errors import Refusal

_DESCRIPTIONS = {
    "invalid_client": (
        "Client authentication failed due to unknown client, no client authentication included, "
        "or unsupported authentication method."
    ),
    "invalid_grant": (
        "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in "
        "the authorization request, or was issued to another client."
    ),
    "invalid_scope": "The requested scope is invalid, unknown, or malformed.",
    "unsupported_grant_type": "The authorization grant type is not supported by the authorization server.",
    "unauthorized_client": "You are not authorized to revoke this token",
}
_STATUS = {"invalid_client": 401, "unauthorized_client": 403}


class GrantRefusal(Refusal):
    """An error of RFC 6749 section 5.2: a code word, and a sentence for the developer."""

    def __init__(self, error: str, description: str = "") -> None:
        super().__init__(error)
        self.status = _STATUS.get(error, 400)
        self.description = description or _DESCRIPTIONS[error]


def missing(parameter: str) -> GrantRefusal:
    """A parameter was not sent."""
    return GrantRefusal("invalid_request", f"Missing required parameter: {parameter}.")
