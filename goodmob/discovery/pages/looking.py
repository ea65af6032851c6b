"""What there is to see here, and the search for it, as pages."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Aside
from goodmob.core.web.leaves import Leaf, leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.discovery.entities.explored import links_lately, people_to_meet, tags_lately, talked_about
from goodmob.discovery.entities.found import named_by, people_found, tags_found
from goodmob.discovery.entities.matching import Part, posts_matching
from goodmob.discovery.rules.addresses import is_address
from goodmob.discovery.rules.queries import LONGEST_QUERY
from goodmob.posts.entities.show import show_met, show_rows
from goodmob.posts.entities.tag import Tag
from goodmob.posts.queries.feeds import public_page
from goodmob.posts.queries.posts import PostRow
from goodmob.social.entities.relationship import Acquaintance, acquaintances
from goodmob.social.queries.hidden import hidden_accounts

MOST_PEOPLE, MOST_PEOPLE_FOUND, MOST_TAGS_FOUND = 4, 5, 5
MOST_TALKED_ABOUT, MOST_NEWS = 4, 5
_EXPLORE = "/explore"


class Search(PageParams, kw_only=True):
    """What to look for: words and operators, a name, a #tag, or the address of a post or profile."""

    q: str = ""


class Found(NamedTuple):
    """What a search page shows."""

    posts: Leaf[PostRow] = Leaf((), "", "", is_first=True)
    people: Sequence[int] = ()
    tags: Sequence[Tag] = ()


async def talk_of_the_town(call: Call) -> Aside:
    """The tags that most people used lately; none beside the page that shows them already."""
    is_shown = call.scope["path"] == _EXPLORE
    return Aside("discovery/_talked.html", [] if is_shown else await talked_about(call.house, MOST_TALKED_ABOUT))


async def explore(call: Call, params: PageParams) -> Response:
    """Tags, news and people of these days, and what people here say in public."""
    house, viewer_id = call.house, call.viewer.account_id
    page = await leaf(call, params.window(), partial(public_page, house.db, local=True))
    hidden = await hidden_accounts(house.db, viewer_id, house.clock.now()) if viewer_id is not None else frozenset()
    return house.pages.render(
        call,
        "discovery/explore.html",
        page=page,
        posts=await show_met(house, viewer_id, [row for row in page.rows if row.account_id not in hidden]),
        tags=await tags_lately(house, viewer_id) if page.is_first else [],
        news=await links_lately(house, viewer_id, most=MOST_NEWS) if page.is_first else [],
        people=await _people(call, await people_to_meet(house, viewer_id, MOST_PEOPLE)) if page.is_first else [],
        back=_EXPLORE,
    )


async def search(call: Call, params: Search) -> Response:
    """People, tags and posts that fit; or, where it is an address, the one thing that it names."""
    house, viewer_id = call.house, call.viewer.account_id
    query = params.q.strip()[:LONGEST_QUERY].strip()
    found = Found()
    if is_address(query):
        found = await _named(call, query)
    elif query:
        found = await _found(call, query, params.window())
    return house.pages.render(
        call,
        "discovery/search.html",
        query=query,
        is_address=is_address(query),
        page=found.posts,
        posts=await show_rows(house, viewer_id, found.posts.rows),
        people=await _people(call, found.people),
        tags=found.tags,
        tips=_tips(call),
        back="/search",
    )


def _tips(call: Call) -> list[tuple[Sequence[str], str]]:
    """The operators by example, with what each is for."""
    return [
        (['"good morning"'], call.gettext("exactly these words, one after the other")),
        (["tea -coffee"], call.gettext("without a word")),
        (["from:me", "to:me", "from:ada"], call.gettext("by whom, and to whom")),
        (
            ["has:image", "has:video", "has:poll", "has:link", "has:mob"],
            call.gettext("with a picture, a link, a mob …"),
        ),
        (["is:reply", "is:quote", "is:sensitive"], call.gettext("answers, quotes, or posts behind a warning")),
        (["language:fr"], call.gettext("in a language")),
        (["before:2026-12-31", "after:2026-01-01", "during:2026-06-21"], call.gettext("before, after or on a day")),
        (["in:library", "in:public"], call.gettext("only what you know already, or only what everybody finds")),
    ]


async def _found(call: Call, query: str, window: Window) -> Found:
    house, viewer_id = call.house, call.viewer.account_id

    async def read(part: Window) -> list[PostRow]:
        return await posts_matching(house, viewer_id, query, Part(part.limit, max_id=part.max_id))

    # Without a way back to newer ones, which a search cannot tell without beginning anew.
    posts = await leaf(call, window._replace(min_id=None, since_id=None), read)
    if not posts.is_first:
        return Found(posts._replace(newer=""))
    people = await people_found(house, viewer_id, query, limit=MOST_PEOPLE_FOUND)
    return Found(posts, people, await tags_found(house, viewer_id, query, limit=MOST_TAGS_FOUND))


async def _named(call: Call, query: str) -> Found:
    thing = await named_by(call.house, query)
    if isinstance(thing, PostRow):
        return Found(Leaf([thing], "", "", is_first=True))
    return Found(people=[thing.id] if thing is not None and thing.state == "active" else [])


async def _people(call: Call, ids: Sequence[int]) -> list[Acquaintance]:
    return await acquaintances(call.house, call.viewer.account_id, ids)


PAGES = (
    get(_EXPLORE, explore, viewer=OPTIONAL_SESSION),
    get("/search", search, viewer=OPTIONAL_SESSION, limit="search"),
)
