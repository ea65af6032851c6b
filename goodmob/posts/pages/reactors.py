"""Who boosted, favourited and quoted a post, and taking one's own post out of a quote."""

from collections.abc import Awaitable, Callable
from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.posts.actions.quote import revoke_quote
from goodmob.posts.entities.show import show_rows
from goodmob.posts.pages.conversation import PostOfAccount
from goodmob.posts.pages.seen_at import seen_at
from goodmob.posts.permissions import unwelcome_among
from goodmob.posts.queries.reactions import Deed, boosters_page, favourers_page, quotes_page
from goodmob.social.entities.relationship import acquaintances

Read = Callable[[Reads, int, Window], Awaitable[list[Deed]]]


class Reactors(PageParams, kw_only=True):
    """A page of those who reacted to the post of the path."""

    username: str
    id: Id

    @property
    def post(self) -> PostOfAccount:
        """The post of the path."""
        return PostOfAccount(self.username, self.id)


class QuoteOfPost(Struct):
    """The viewer's post, and the one that quotes it."""

    username: str
    id: Id
    quoting: Id


async def show_boosters(call: Call, params: Reactors) -> Response:
    """Who boosted the post for all to see, the latest first."""
    return await _people(call, params, "boosts", boosters_page)


async def show_favourers(call: Call, params: Reactors) -> Response:
    """Who favourited the post, the latest first."""
    return await _people(call, params, "favourites", favourers_page)


async def show_quotes(call: Call, params: Reactors) -> Response:
    """The posts that quote the post, the latest first; those that the viewer may not see are left out."""
    house, viewer_id = call.house, call.viewer.account_id
    quoted = await seen_at(call, params.post)
    page = await leaf(call, params.window(), partial(quotes_page, house.db, params.id))
    quotes = await show_rows(house, viewer_id, page.rows)
    is_own = viewer_id is not None and quoted.account.id == str(viewer_id)
    return house.pages.render(
        call, "posts/reactors.html", shown=quoted, kind="quotes", quotes=quotes, is_own=is_own, page=page
    )


async def take_out(call: Call, params: QuoteOfPost) -> Response:
    """The viewer's own post no longer stands in that quote."""
    await call.house.db.act(revoke_quote, call.account_id, params.id, params.quoting, lane=params.id)
    call.notify(call.gettext("Your post is no longer shown there."))
    return RedirectResponse(f"/@{params.username}/{params.id}/quotes", 303)


async def _people(call: Call, params: Reactors, kind: str, read: Read) -> Response:
    house, viewer_id = call.house, call.viewer.account_id
    shown = await seen_at(call, params.post)
    page = await leaf(call, params.window(40, 80), partial(read, house.db, params.id))
    ids = [deed.other_id for deed in page.rows]
    hidden = await unwelcome_among(house.db, viewer_id, ids, house.clock.now())
    people = await acquaintances(house, viewer_id, [id_ for id_ in ids if id_ not in hidden])
    return house.pages.render(
        call, "posts/reactors.html", shown=shown, kind=kind, people=people, page=page, back=call.url.path
    )


PAGES = (
    get("/@:username/:id/boosts", show_boosters, viewer=OPTIONAL_SESSION),
    get("/@:username/:id/favourites", show_favourers, viewer=OPTIONAL_SESSION),
    get("/@:username/:id/quotes", show_quotes, viewer=OPTIONAL_SESSION),
    post("/@:username/:id/quotes/:quoting/revoke", take_out, viewer=SESSION),
)
