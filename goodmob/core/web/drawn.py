"""What a link to a page shows elsewhere: a picture at an address that is sealed, so that only pages lead to it."""

import hashlib
import logging
from typing import NamedTuple
from urllib.parse import quote

from starlette.responses import Response

from goodmob.core.children.asking import ChildFailed
from goodmob.core.drawing.orders import HEIGHT, WIDTH, Sketch, write_order
from goodmob.core.errors import NotFound, Unavailable
from goodmob.core.house import House
from goodmob.core.sealing import mark
from goodmob.core.secrets import same
from goodmob.core.web.call import Call

MODULE, SECONDS = "goodmob.core.drawing", 20.0
ENDING = ".png"
PURPOSE = "preview"
AN_HOUR = "public, max-age=3600"

log = logging.getLogger(__name__)


class Preview(NamedTuple):
    """A picture beside a link: where it is, what it shows in words, and how large it is, if that is known."""

    url: str
    alt: str = ""
    width: int = 0
    height: int = 0


def preview_of(house: House, path: str, sketch: Sketch, alt: str) -> Preview:
    """What will be drawn for the page of this path; its address changes with it, as others keep what they fetched."""
    sealed = (
        f"{house.settings.base_url}{quote(path, safe='/@')}/preview/{mark(house.settings.data, path, PURPOSE)}{ENDING}"
    )
    return Preview(f"{sealed}?v={_version(sketch)[:12]}", alt, WIDTH, HEIGHT)


def check_seal(call: Call, seal: str) -> None:
    """NotFound unless the address was made here."""
    path: str = call.scope["path"]
    page = path.removesuffix(f"/preview/{seal}{ENDING}")
    if not same(mark(call.house.settings.data, page, PURPOSE), seal):
        raise NotFound


def own_file(house: House, url: str) -> str:
    """Where the file of this address lies; nothing where it is none of ours."""
    shelf = f"{house.settings.base_url}/media/"
    try:
        return str(house.blobs.path(url.removeprefix(shelf))) if url.startswith(shelf) else ""
    except ValueError:
        return ""


async def show_drawn(call: Call, sketch: Sketch) -> Response:
    """The picture, drawn if it is not at hand; Unavailable where too many wait for theirs."""
    version = _version(sketch)
    headers = {"Cache-Control": AN_HOUR, "ETag": f'"{version}"'}
    if f'"{version}"' in call.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(await _drawn(call.house, sketch, version), headers=headers, media_type="image/png")


async def _drawn(house: House, sketch: Sketch, version: str) -> bytes:
    key = ("drawn", version)
    kept = house.cache.get(key)
    if isinstance(kept, bytes):
        return kept
    try:
        picture = await house.children.ask(MODULE, write_order(sketch), seconds=SECONDS)
    except ChildFailed as error:
        log.warning("a preview was not drawn: %s", error)
        raise Unavailable from error
    house.cache.put(key, picture, len(picture))
    return picture


def _version(sketch: Sketch) -> str:
    return hashlib.sha256(write_order(sketch)).hexdigest()[:32]
