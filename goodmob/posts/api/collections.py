"""What gathers around a post and its author, as collections: answers, conversations, counts, the outbox and pins."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.collections import counted, page_said, paged, whole
from goodmob.core.activitypub.documents import Json
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.text.tags import tag_url
from goodmob.core.web.activity_answers import activity
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.posts.activities.writing.addresses import own_uri, post_uri
from goodmob.posts.activities.writing.deeds import published
from goodmob.posts.activities.writing.gathering import gather_rows
from goodmob.posts.activities.writing.note import note_said
from goodmob.posts.api.fetcher import Fetcher, fetcher_of, require_welcome, seen_abroad, those_for
from goodmob.posts.permissions import visibilities_towards
from goodmob.posts.queries.answers import answers_after, said_after
from goodmob.posts.queries.featured_tags import featured_by
from goodmob.posts.queries.feeds import account_page
from goodmob.posts.queries.posts import PostRow, bodies, posts_by_id
from goodmob.posts.queries.reactions import pins_of

AT_ONCE = 40
OUTBOX_AT_ONCE = 20


class PartOfPost(Struct):
    """The post, and which page of what is around it."""

    account_id: Id
    id: Id
    page: bool = False
    min_id: Id = 0


class Outbox(Struct):
    """Whose outbox, and which page of it."""

    account_id: Id
    page: bool = False
    max_id: Id | None = None
    min_id: Id | None = None


class OneActor(Struct):
    """An account of this server."""

    account_id: Id


async def show_likes(call: Call, params: PartOfPost) -> Response:
    """How many favourites the post has."""
    row = await seen_abroad(call, params.account_id, params.id, await fetcher_of(call))
    return activity(counted(f"{own_uri(call.house.settings, row.account_id, row.id)}/likes", row.favourites))


async def show_shares(call: Call, params: PartOfPost) -> Response:
    """How many boosts the post has."""
    row = await seen_abroad(call, params.account_id, params.id, await fetcher_of(call))
    return activity(counted(f"{own_uri(call.house.settings, row.account_id, row.id)}/shares", row.boosts))


async def show_replies(call: Call, params: PartOfPost) -> Response:
    """The direct answers to the post that the fetcher may see, by their ids, the first one first."""
    fetcher = await fetcher_of(call)
    row = await seen_abroad(call, params.account_id, params.id, fetcher)
    uri = f"{own_uri(call.house.settings, row.account_id, row.id)}/replies"
    if not params.page:
        return activity(paged(uri, total=row.replies, ordered=False))
    rows = await answers_after(call.house.db, row.id, params.min_id, AT_ONCE)
    return await _page_of(call, uri, params.min_id, rows, fetcher, ordered=False)


async def show_conversation(call: Call, params: PartOfPost) -> Response:
    """All that was said in the conversation that the post began, as far as the fetcher may see it."""
    fetcher = await fetcher_of(call)
    row = await seen_abroad(call, params.account_id, params.id, fetcher)
    if row.conversation_id != row.id:
        raise NotFound
    uri = f"{own_uri(call.house.settings, row.account_id, row.id)}/context"
    if not params.page:
        return activity(paged(uri, attributedTo=actor_uri(call.house.settings, row.account_id)))
    rows = await said_after(call.house.db, row.id, params.min_id, AT_ONCE)
    return await _page_of(call, uri, params.min_id, rows, fetcher, ordered=True)


async def _page_of(
    call: Call, uri: str, after: int, rows: Sequence[PostRow], fetcher: Fetcher, *, ordered: bool
) -> Response:
    shown = await those_for(call.house.db, fetcher, rows)
    texts = await bodies(call.house.db, [row.id for row in shown])
    items = [post_uri(call.house.settings, row, texts[row.id].uri) for row in shown if row.id in texts]
    further = f"&min_id={rows[-1].id}" if len(rows) == AT_ONCE else ""
    return activity(page_said(uri, f"&min_id={after}" if after else "", items, further=further, ordered=ordered))


async def show_outbox(call: Call, params: Outbox) -> Response:
    """What the account said and boosted, as far as the fetcher may see it, newest first."""
    fetcher = await fetcher_of(call)
    account = await _author(call, params.account_id, fetcher)
    uri = f"{actor_uri(call.house.settings, account.id)}/outbox"
    if not params.page:
        total = paged(uri, total=account.statuses)
        return activity(total | {"last": f"{uri}?page=true&min_id=0"})
    window = Window(max_id=params.max_id, since_id=None, min_id=params.min_id, limit=OUTBOX_AT_ONCE)
    wanted = await visibilities_towards(call.house.db, fetcher.account_id, account.id)
    rows = await account_page(call.house.db, account.id, fetcher.account_id, window, visibilities=wanted)
    cursor = f"&max_id={params.max_id}" if params.max_id else ""
    cursor += f"&min_id={params.min_id}" if params.min_id is not None else ""
    shown = await those_for(call.house.db, fetcher, rows)
    # The ways on name posts that are shown, as an id tells when something was said; only a full page without any has to
    # name another one, or what lies beyond could not be reached.
    last = shown[-1:] or rows[OUTBOX_AT_ONCE - 1 :]
    further = f"&max_id={last[0].id}" if last else ""
    back = f"&min_id={shown[0].id}" if shown else ""
    items = await _said(call.house, shown, published)
    return activity(page_said(uri, cursor, items, further=further, back=back))


async def show_featured(call: Call, params: OneActor) -> Response:
    """The posts that the account shows on top of its profile."""
    fetcher = await fetcher_of(call)
    account = await _author(call, params.account_id, fetcher)
    pins = await pins_of(call.house.db, account.id)
    posts = await posts_by_id(call.house.db, pins)
    rows = [posts[id_] for id_ in pins if id_ in posts]
    items = await _said(call.house, await those_for(call.house.db, fetcher, rows), note_said)
    return activity(whole(f"{actor_uri(call.house.settings, account.id)}/collections/featured", items))


async def show_tags(call: Call, params: OneActor) -> Response:
    """The tags that the account shows on its profile."""
    account = await _author(call, params.account_id, await fetcher_of(call))
    tags: list[Json] = [
        {"type": "Hashtag", "name": f"#{row.display_name}", "href": tag_url(call.house.settings.base_url, row.name)}
        for row in await featured_by(call.house.db, account.id)
    ]
    return activity(whole(f"{actor_uri(call.house.settings, account.id)}/collections/tags", tags))


async def _author(call: Call, account_id: int, fetcher: Fetcher) -> AccountRow:
    account = await account_by_id(call.house.db, account_id)
    if account is None or account.domain is not None or account.state != "active":
        raise NotFound
    await require_welcome(call, account.id, fetcher)
    return account


async def _said(house: House, shown: Sequence[PostRow], write: Callable[..., Json]) -> list[Json]:
    gathered = await gather_rows(house, shown)
    there = [row for row in shown if {row.id, row.boost_of_id or row.id} <= gathered.bodies.keys()]
    return [write(gathered, row.id) for row in there]


_ACTOR = "/ap/users/:account_id"
_AROUND: dict[str, Callable[[Call, PartOfPost], Awaitable[Response]]] = {
    "likes": show_likes,
    "shares": show_shares,
    "replies": show_replies,
    "context": show_conversation,
}

ROUTES = (
    get(f"{_ACTOR}/outbox", show_outbox, viewer=NOBODY),
    get(f"{_ACTOR}/collections/featured", show_featured, viewer=NOBODY),
    get(f"{_ACTOR}/collections/tags", show_tags, viewer=NOBODY),
    *(get(f"{_ACTOR}/statuses/:id/{name}", handler, viewer=NOBODY) for name, handler in _AROUND.items()),
)
