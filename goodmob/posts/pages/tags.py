"""The button on the page of a tag: follow it, or no longer."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.text.tags import tag_key, tag_url
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.follow_tag import follow_tag, unfollow_tag


class OneTag(Struct):
    """The tag of the path, without its #."""

    name: str


async def follow(call: Call, params: OneTag) -> Response:
    """Read the tag at home from now on."""
    await call.house.db.act(follow_tag, call.account_id, params.name)
    return _answer(call, params, following=True)


async def unfollow(call: Call, params: OneTag) -> Response:
    """Read the tag at home no longer."""
    await call.house.db.act(unfollow_tag, call.account_id, params.name)
    return _answer(call, params, following=False)


def _answer(call: Call, params: OneTag, *, following: bool) -> Response:
    """The button as it is now, for a script; the page of the tag, for a form."""
    key = tag_key(params.name)
    if not wants_fragment(call):
        return RedirectResponse(tag_url("", key), 303)
    return call.house.pages.render(call, "posts/_follow_tag.html", name=params.name, key=key, following=following)


PAGES = (
    post("/tags/:name/follow", follow, viewer=SESSION),
    post("/tags/:name/unfollow", unfollow, viewer=SESSION),
)
