"""What other sites ask in order to show something of ours in a frame."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

from goodmob.core.errors import Malformed, NotFound
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, Route, get
from goodmob.posts.entities.embed import OEmbed, Room, frame_post

Framing = Callable[[House, str, Room], Awaitable[OEmbed | None]]
"""Gives the frame for an address, or None where it is not that of such a thing."""


class OEmbedParams(Struct):
    """An address of ours, and the room there is for it in CSS pixels."""

    url: str = ""
    maxwidth: int | None = None
    maxheight: int | None = None
    format: str = "json"


def oembed(*others: Framing) -> tuple[Route, ...]:
    """The door where other sites ask for frames of posts and of other things, which `app` names."""

    async def show_oembed(call: Call, params: OEmbedParams) -> OEmbed:
        """A frame that shows a post or a mob; Malformed where another format than JSON is asked for.

        oEmbed has 501 for that; but nothing that a stranger types may look like a fault of this server.
        """
        if params.format not in {"", "json"}:
            raise Malformed("Only the format json is spoken here")
        for framing in (frame_post, *others):
            found = await framing(call.house, params.url, Room(params.maxwidth, params.maxheight))
            if found is not None:
                return found
        raise NotFound

    return (get("/api/oembed", show_oembed, viewer=NOBODY),)
