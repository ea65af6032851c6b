"""A post on its own, for the frames of other sites."""

from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.entities.embed import embeddable
from goodmob.posts.pages.conversation import PostOfAccount


async def show_embed(call: Call, params: PostOfAccount) -> Response:
    """The post as strangers see it, whoever asks: what is in a frame must not depend on who is signed in."""
    post = await embeddable(call.house, params.id)
    if post.account.acct != params.username:
        raise NotFound
    return call.house.pages.render(call, "posts/embed.html", framable=True, post=post)


PAGES = (get("/@:username/:id/embed", show_embed, viewer=OPTIONAL_SESSION),)
