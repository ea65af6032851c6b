"""Deleting one's own post in a browser, after a look at it."""

from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.delete import delete as delete_post
from goodmob.posts.pages.own import OwnPost, own_post


async def ask(call: Call, params: OwnPost) -> Response:
    """The post once more, and the button that deletes it."""
    _, status = await own_post(call, params)
    return call.house.pages.render(call, "posts/delete.html", post=status)


async def take(call: Call, params: OwnPost) -> Response:
    """The post is gone for good; its pictures with it."""
    await own_post(call, params)
    await call.house.db.act(delete_post, call.account_id, params.id, keep_media=False, lane=params.id)
    call.notify(call.gettext("Your post is deleted."))
    return RedirectResponse("/home", 303)


PAGES = (
    get("/@:username/:id/delete", ask, viewer=SESSION),
    post("/@:username/:id/delete", take, viewer=SESSION, limit="delete"),
)
