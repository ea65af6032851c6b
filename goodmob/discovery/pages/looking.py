"""The search as a page: by words and operators, or by a form that writes them."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from msgspec import UNSET, Struct, UnsetType, field
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Aside
from goodmob.core.web.leaves import Leaf, entries, leaf, part, wants_part
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.discovery.activities.bringing import person_brought, thing_brought, with_first
from goodmob.discovery.entities.explored import talked_about
from goodmob.discovery.entities.found import named_by, people_found, tags_found
from goodmob.discovery.entities.matching import part_of, posts_matching
from goodmob.discovery.rules.addresses import is_address
from goodmob.discovery.rules.fields import FIELDS, apart, together
from goodmob.discovery.rules.queries import LONGEST_QUERY
from goodmob.posts.entities.show import show_rows
from goodmob.posts.entities.tag import Tag
from goodmob.posts.queries.posts import PostRow
from goodmob.social.entities.relationship import acquaintances

MOST_BESIDE, MOST_IN_PART, MOST_TALKED_ABOUT = 5, 40, 4
MOST_HINTS, SHORTEST_HINT = 5, 2
ADDRESS, EXPLORE = "/search", "/explore"
PARTS = frozenset({"posts", "people", "tags"})
NOTHING: Leaf[PostRow] = Leaf((), "", "", is_first=True)


class Search(PageParams, kw_only=True):
    """What to look for: words and operators, a name, a #tag, or the address of a post or profile.

    part: of what there is only posts, people or tags. words: the words of the form, whose other fields are operators.
    """

    q: str = ""
    part: str = ""
    words: str | UnsetType = UNSET
    of: str = field(default="", name="from")
    has: str = ""
    which: str = field(default="", name="is")
    within: str = field(default="", name="in")
    language: str = ""
    after: str = ""
    before: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What the form says besides words, by operator."""
        wishes = (self.of, self.has, self.which, self.within, self.language, self.after, self.before)
        return dict(zip(FIELDS, wishes, strict=True))


class Hint(Struct, kw_only=True):
    """What was written so far."""

    q: str = ""


class Found(NamedTuple):
    """What a search page shows."""

    posts: Leaf[PostRow] = NOTHING
    people: Sequence[int] = ()
    tags: Sequence[Tag] = ()


async def talk_of_the_town(call: Call) -> Aside:
    """The tags that most people used lately; none beside the page that shows them already."""
    is_shown = call.scope["path"] == EXPLORE
    return Aside("discovery/_talked.html", [] if is_shown else await talked_about(call.house, MOST_TALKED_ABOUT))


async def search(call: Call, params: Search) -> Response:
    """People, tags and posts that fit, or what an address names; a script that asks for a part gets posts alone."""
    house, viewer_id = call.house, call.viewer.account_id
    kind = params.part if params.part in PARTS else ""
    if params.words is not UNSET:
        said = {"q": together(params.words, params.fields)[:LONGEST_QUERY], "part": kind}
        return RedirectResponse(f"{ADDRESS}?{urlencode({name: value for name, value in said.items() if value})}", 303)
    query = params.q.strip()[:LONGEST_QUERY].strip()
    if wants_part(call, params):
        more = await part(call, params, partial(_matching, call, query))
        return entries(call, "discovery/_found.html", more, posts=await show_rows(house, viewer_id, more.rows))
    found = Found()
    if is_address(query):
        found = await _named(call, query)
    elif query:
        found = await _found(call, query, kind, params.window())
    words, values = apart(query)
    return house.pages.render(
        call,
        "discovery/search.html",
        query=query,
        part=kind,
        words=words,
        fields={name: values.get(name, "") for name in FIELDS},
        has_fields=bool(values),
        is_address=is_address(query),
        page=found.posts,
        posts=await show_rows(house, viewer_id, found.posts.rows),
        people=await acquaintances(house, viewer_id, found.people),
        tags=found.tags,
        tips=_tips(call),
        back=ADDRESS,
    )


async def hint(call: Call, params: Hint) -> Response:
    """Options for the field while somebody writes: people and tags that begin so."""
    house, viewer_id = call.house, call.viewer.account_id
    begun = params.q.strip()[:LONGEST_QUERY]
    people: Sequence[Account] = ()
    tags: Sequence[Tag] = ()
    if len(begun.lstrip("@#")) >= SHORTEST_HINT and " " not in begun:
        people = await show_accounts(house, await people_found(house, viewer_id, begun, limit=MOST_HINTS))
        tags = await tags_found(house, viewer_id, begun, limit=MOST_HINTS)
    return house.pages.render(call, "discovery/_hints.html", people=people, tags=tags)


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


async def _matching(call: Call, query: str, window: Window) -> list[PostRow]:
    if not query or is_address(query):
        return []
    return await posts_matching(call.house, call.viewer.account_id, query, part_of(window))


async def _found(call: Call, query: str, kind: str, window: Window) -> Found:
    house, viewer_id = call.house, call.viewer.account_id
    # Without a way back to newer ones, which a search cannot tell without beginning anew.
    posts = NOTHING
    if kind not in {"people", "tags"}:
        posts = await leaf(call, window._replace(min_id=None, since_id=None), partial(_matching, call, query))
    if not posts.is_first or kind == "posts":
        return Found(posts._replace(newer=""))
    most = MOST_IN_PART if kind else MOST_BESIDE
    people: Sequence[int] = ()
    if kind != "tags":
        brought = await person_brought(house, query) if viewer_id is not None else None
        people = with_first(brought, await people_found(house, viewer_id, query, limit=most), most)
    return Found(posts, people, await tags_found(house, viewer_id, query, limit=most) if kind != "people" else ())


async def _named(call: Call, query: str) -> Found:
    thing = await (named_by if call.viewer.account_id is None else thing_brought)(call.house, query)
    if isinstance(thing, PostRow):
        return Found(Leaf([thing], "", "", is_first=True))
    return Found(people=[thing.id] if thing is not None and thing.state == "active" else [])


PAGES = (
    get(ADDRESS, search, viewer=OPTIONAL_SESSION, limit="search"),
    get(f"{ADDRESS}/hints", hint, viewer=OPTIONAL_SESSION, limit="search"),
)
