"""Who posted a link to a page of the web."""

from starlette.responses import Response

from goodmob.accounts.queries.discoverable import discoverable_among
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.entities.show import show_met
from goodmob.posts.linked.addresses import normalised
from goodmob.posts.queries.cards import cards_shared
from goodmob.posts.queries.feeds import card_page
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_accounts


class PostsWith(PageParams, kw_only=True):
    """The page that is linked to."""

    url: str = ""


async def who_posted(call: Call, params: PostsWith) -> Response:
    """Public posts that link to the page, by people who want to be found; NotFound unless somebody did this week."""
    house, viewer_id = call.house, call.viewer.account_id
    url = normalised(params.url)
    cards = await cards_shared(house.db, url, house.clock.now()) if url else []
    if not cards:
        raise NotFound().told(call.gettext("Nobody here has linked to that page in public this week."))

    async def read(window: Window) -> list[PostRow]:
        return await card_page(house.db, cards, window)

    page = await leaf(call, params.window(), read)
    found = await discoverable_among(house.db, {row.account_id for row in page.rows})
    hidden = await hidden_accounts(house.db, viewer_id, house.clock.now()) if viewer_id is not None else frozenset()
    posts = await show_met(house, viewer_id, [row for row in page.rows if row.account_id in found - hidden])
    card = next((post.card for post in posts if post.card), None)
    return house.pages.render(call, "web/link.html", url=url, card=card, page=page, posts=posts)


PAGES = (get("/links", who_posted, viewer=OPTIONAL_SESSION),)
