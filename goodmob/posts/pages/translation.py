"""A post in the language of the reader, on a page of its own."""

from starlette.responses import Response

from goodmob.core import i18n
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.translation import translated
from goodmob.posts.pages.conversation import PostOfAccount


async def show_translation(call: Call, params: PostOfAccount) -> Response:
    """What a post says, translated into the language of the page."""
    post = await show_one(call.house, call.account_id, params.id)
    if post.reblog is not None or post.account.acct.lower() != params.username.lower():
        raise NotFound
    translation = await translated(call.house, call.account_id, params.id, i18n.current.get())
    return call.house.pages.render(call, "posts/translation.html", post=post, translation=translation)


PAGES = (get("/@:username/:id/translation", show_translation, viewer=SESSION, limit="translations"),)
