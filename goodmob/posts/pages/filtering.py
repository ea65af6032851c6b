"""Putting a post that one sees into a filter, old or new, in a browser."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.filter_post import filter_seen_post
from goodmob.posts.entities.show import show_one
from goodmob.social.actions.keep_filter import make_filter_of_posts
from goodmob.social.queries.filters import filters_of


class OnePost(Struct, kw_only=True):
    """The post of the path."""

    username: str
    id: Id


class IntoFilter(OnePost, kw_only=True):
    """Which filter, or the name of a new one."""

    filter_id: Id | None = None
    title: str = ""


async def ask(call: Call, params: OnePost) -> Response:
    """The post once more, and into which filter it may go."""
    return await _ask(call, params, "")


async def put(call: Call, params: IntoFilter) -> Response:
    """The post is in the filter, and stands behind its warning from now on."""
    try:
        await call.house.db.act(_filter_post, call.account_id, params)
    except Invalid as error:
        return await _ask(call, params, _reason(call, error))
    call.notify(call.gettext("The post is in your filter."))
    return RedirectResponse("/settings/filters", 303)


async def _filter_post(tx: Transaction, account_id: int, params: IntoFilter) -> None:
    """A new filter is there only with the post in it."""
    filter_id = params.filter_id
    if filter_id is None:
        filter_id = await make_filter_of_posts(tx, account_id, params.title)

    await filter_seen_post(tx, account_id, filter_id, params.id)


async def _ask(call: Call, params: OnePost, error: str) -> Response:
    return call.house.pages.render(
        call,
        "posts/filtering.html",
        status=422 if error else 200,
        post=await show_one(call.house, call.account_id, params.id),
        filters=await filters_of(call.house.db, call.account_id),
        error=error,
    )


def _reason(call: Call, error: Invalid) -> str:
    if error.message == "can't be blank":
        return call.gettext("Please choose a filter, or give a new one a name.")
    if error.message == "has already been taken":
        return call.gettext("The post is in this filter already.")
    if error.message.startswith("would make"):
        return call.gettext("Your filters hold as much as they may. Take something out first.")
    return call.gettext("This name is too long. Please make it shorter.")


PAGES = (
    get("/@:username/:id/filter", ask, viewer=SESSION),
    post("/@:username/:id/filter", put, viewer=SESSION),
)
