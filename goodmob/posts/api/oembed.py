"""What other sites ask in order to show a post."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.posts.entities.embed import OEmbed, embeddable_at, render_embed

NOT_IMPLEMENTED = 501


class OEmbedParams(Struct):
    """The address of a post, and the room there is for it in CSS pixels."""

    url: str = ""
    maxwidth: int | None = None
    maxheight: int | None = None
    format: str = "json"


async def show_oembed(call: Call, params: OEmbedParams) -> OEmbed | Response:
    """A frame that shows the post; 501 where another format than JSON is asked for, as oEmbed has it."""
    if params.format != "json":
        return Json({"error": "Only the format json is spoken here"}, NOT_IMPLEMENTED)
    post = await embeddable_at(call.house, params.url)
    title = call.gettext("Post by %(name)s", name=f"@{post.account.acct}")
    return render_embed(call.house, post, title, params.maxwidth, params.maxheight)
