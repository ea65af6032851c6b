"""The pictures of those who have none, under addresses that clients know to mean so."""

from functools import cache
from pathlib import Path

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get

_FOLDER = Path(__file__).parent.parent / "pictures"
_A_DAY = {"Cache-Control": "public, max-age=86400"}


async def missing_avatar(call: Call) -> Response:
    """The avatar of whoever has none."""
    return Response(_picture("missing-avatar.png"), headers=_A_DAY, media_type="image/png")


async def missing_header(call: Call) -> Response:
    """The header of whoever has none."""
    return Response(_picture("missing-header.png"), headers=_A_DAY, media_type="image/png")


@cache
def _picture(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


ROUTES = (
    get("/avatars/original/missing.png", missing_avatar, viewer=NOBODY),
    get("/headers/original/missing.png", missing_header, viewer=NOBODY),
)
