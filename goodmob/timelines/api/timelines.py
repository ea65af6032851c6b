"""Timelines, by API: a page is filled until it is full or there is truly nothing older."""

from collections.abc import Collection

from msgspec import field

from goodmob.accounts.queries.discoverable import discoverable_among
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.posts.entities.status import Status
from goodmob.posts.linked.addresses import normalised
from goodmob.posts.queries.cards import cards_shared
from goodmob.posts.queries.feeds import card_page, public_page, tag_page
from goodmob.posts.queries.tags import tags_by_name
from goodmob.social.permissions import own_list
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.timelines.entities.filling import Batch, Read, fill, home_of, posts_of
from goodmob.timelines.queries.lists import list_ids

_MOST_TAGS = 4


class PublicParams(PageParams, kw_only=True):
    """Which public posts: only from here, only from elsewhere, only with attachments."""

    local: bool = False
    remote: bool = False
    only_media: bool = False


class EverybodysParams(PublicParams, kw_only=True):
    """As PublicParams; only_events, which apps for Pleroma send: only posts that are the face of something."""

    only_events: bool = False


class TagParams(PublicParams, kw_only=True):
    """Public posts with a tag, or with one of `any`, with all of `all` and none of `none` besides."""

    hashtag: str
    any: list[str] = field(default_factory=list)
    all: list[str] = field(default_factory=list)
    none: list[str] = field(default_factory=list)


class LinkParams(PageParams, kw_only=True):
    """Public posts that link to the page at this address."""

    url: str


class ListParams(PageParams):
    """A page of a list's timeline."""

    list_id: Id


async def home_timeline(call: Call, params: PageParams) -> Page[Status]:
    """Posts of whom the viewer follows, direct posts and followed tags, newest first."""
    return await _page(call, params.window(), home_of(call.house, call.account_id))


async def list_timeline(call: Call, params: ListParams) -> Page[Status]:
    """Posts of the accounts on one of the viewer's lists, newest first."""
    await own_list(call.house.db, call.account_id, params.list_id)
    read = posts_of(call.house, lambda window: list_ids(call.house, params.list_id, window))
    return await _page(call, params.window(), read, unasked=False)


async def public_timeline(call: Call, params: EverybodysParams) -> Page[Status]:
    """Public posts of everybody, newest first."""

    async def read(window: Window) -> Batch:
        origin, media, faces = _origin(params), params.only_media, params.only_events
        posts = await public_page(call.house.db, window, local=origin, media=media, faces=faces)
        return Batch([row.id for row in posts], posts)

    return await _page(call, params.window(), read, without=await _hidden(call))


async def tag_timeline(call: Call, params: TagParams) -> Page[Status]:
    """Public posts with a tag, newest first."""
    any_of = {tag_key(name) for name in [params.hashtag, *params.any[:_MOST_TAGS]]}
    all_of = {tag_key(name) for name in params.all[:_MOST_TAGS]}
    none_of = {tag_key(name) for name in params.none[:_MOST_TAGS]}
    tags = await tags_by_name(call.house.db, any_of | all_of | none_of)
    if not all_of <= tags.keys():
        return Page([])

    async def read(window: Window) -> Batch:
        posts = await tag_page(
            call.house.db,
            window,
            [tags[name].id for name in any_of & tags.keys()],
            all_of=[tags[name].id for name in all_of],
            none_of=[tags[name].id for name in none_of & tags.keys()],
            local=_origin(params),
            media=params.only_media,
        )
        return Batch([row.id for row in posts], posts)

    return await _page(call, params.window(), read, without=await _hidden(call))


async def link_timeline(call: Call, params: LinkParams) -> Page[Status]:
    """Public posts that link to a page, by people who want to be found, newest first.

    NotFound unless somebody linked to it in public within the week.
    """
    house, url = call.house, normalised(params.url)
    cards = await cards_shared(house.db, url, house.clock.now()) if url else []
    if not cards:
        raise NotFound

    async def read(window: Window) -> Batch:
        posts = await card_page(house.db, cards, window)
        found = await discoverable_among(house.db, {post.account_id for post in posts})
        return Batch([post.id for post in posts], [post for post in posts if post.account_id in found])

    return await _page(call, params.window(), read, without=await _hidden(call))


async def _page(
    call: Call, window: Window, read: Read, *, without: Collection[int] = (), unasked: bool = True
) -> Page[Status]:
    filled = await fill(call.house, call.viewer.account_id, window, read, without=without, unasked=unasked)
    ids = filled.cursors
    return Page(filled.items, newest=max(ids), oldest=min(ids)) if ids else Page(filled.items)


async def _hidden(call: Call) -> Collection[int]:
    viewer_id = call.viewer.account_id
    return () if viewer_id is None else await hidden_accounts(call.house.db, viewer_id, call.house.clock.now())


def _origin(params: PublicParams) -> bool | None:
    return None if params.local == params.remote else params.local


ROUTES = (
    get("/api/v1/timelines/home", home_timeline, scope="read:statuses"),
    get("/api/v1/timelines/public", public_timeline, viewer=OPTIONAL, scope="read:statuses"),
    get("/api/v1/timelines/tag/:hashtag", tag_timeline, viewer=OPTIONAL, scope="read:statuses"),
    get("/api/v1/timelines/link", link_timeline, viewer=OPTIONAL, scope="read:statuses"),
    get("/api/v1/timelines/list/:list_id", list_timeline, scope="read:lists"),
)
