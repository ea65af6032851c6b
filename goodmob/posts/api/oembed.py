"""What other sites ask in order to show a post."""

from msgspec import Struct

from goodmob.core.errors import Malformed
from goodmob.core.web.call import Call
from goodmob.posts.entities.embed import OEmbed, embeddable_at, render_embed


class OEmbedParams(Struct):
    """The address of a post, and the room there is for it in CSS pixels."""

    url: str = ""
    maxwidth: int | None = None
    maxheight: int | None = None
    format: str = "json"


async def show_oembed(call: Call, params: OEmbedParams) -> OEmbed:
    """A frame that shows the post; Malformed where another format than JSON is asked for.

    oEmbed has 501 for that; but nothing that a stranger types may look like a fault of this server.
    """
    if params.format not in {"", "json"}:
        raise Malformed("Only the format json is spoken here")
    post = await embeddable_at(call.house, params.url)
    title = call.gettext("Post by %(name)s", name=f"@{post.account.acct}")
    return render_embed(call.house, post, title, params.maxwidth, params.maxheight)
