"""Where signing in is, and the way back to the page that asked for it; never to another site."""

from urllib.parse import quote

from starlette.requests import Request

SIGN_IN = "/auth/sign_in"
RETURN = "return_to"
HOME = "/"


def place_of(request: Request) -> str:
    """The path and the query of a request's page."""
    query: bytes = request.scope["query_string"]
    path: str = request.scope["path"]
    return path + (f"?{query.decode('latin-1')}" if query else "")


def sign_in_url(place: str) -> str:
    """The sign-in page, which leads back to this place by its parameter return_to."""
    return f"{SIGN_IN}?{RETURN}={quote(place, safe='')}"


def way_back(wanted: str) -> str:
    """A path of ours to redirect to: the wanted one, or the front page where it would lead elsewhere."""
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_ours and wanted.isprintable() and "\\" not in wanted else HOME
