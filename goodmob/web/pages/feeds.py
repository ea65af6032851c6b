"""Feeds of what anybody may read: an account, a tag, a conversation, a collection, and everybody here."""

from collections.abc import Sequence

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.permissions import living_here
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.text.plain import plain_text
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.core.web.call import Call
from goodmob.core.web.feeds.answering import ending_of, feed, feed_pages
from goodmob.core.web.feeds.channel import Channel, Item
from goodmob.core.web.params import Id
from goodmob.posts.entities.conversation import FOR_ANYONE, show_conversation
from goodmob.posts.entities.feed_item import item_of
from goodmob.posts.entities.show import show_met, show_one, show_rows
from goodmob.posts.queries.feeds import account_page, public_page, tag_page
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.tags import tags_by_name
from goodmob.social.entities.collection import show as show_collections
from goodmob.social.permissions import seen_collection
from goodmob.web.pages.collections import posts_of_collection

NEWEST = Window(limit=20)


class OfAccount(Struct):
    """Whose feed, by name."""

    username: str


class OfPost(OfAccount):
    """Whose post, and which."""

    id: Id


class OfCollection(Struct):
    """Which collection."""

    id: Id


class OfTag(Struct):
    """The tag, without its #."""

    name: str


async def account_feed(call: Call, params: OfAccount) -> Response:
    """The public posts of an account, without its answers to others and its boosts."""
    house = call.house
    row = await living_here(house.db, params.username)
    if row.username != params.username:
        return RedirectResponse(f"/@{row.username}{ending_of(call)}", 301)
    [account] = await show_accounts(house, [row.id])
    rows = await account_page(house.db, row.id, None, NEWEST, visibilities=("public",), replies=False, boosts=False)
    said = " ".join(plain_text(account.note).split())
    channel = Channel(
        title=account.display_name or account.username,
        description=said or call.gettext("Public posts from @%(name)s", name=account.acct),
        url=account.url,
        address=account.url,
        picture=account.avatar_static,
        items=[item_of(status) for status in await show_rows(house, None, rows)],
    )
    return feed(call, channel)


async def tag_feed(call: Call, params: OfTag) -> Response:
    """Public posts with a tag."""
    house, key = call.house, tag_key(params.name)
    if not key:
        raise NotFound
    tag = (await tags_by_name(house.db, [key])).get(key)
    rows = await tag_page(house.db, NEWEST, [tag.id] if tag else [])
    name, url = tag.display_name if tag else params.name, tag_url(house.settings.base_url, key)
    channel = Channel(
        title=f"#{name}",
        description=call.gettext("Public posts with #%(name)s", name=name),
        url=url,
        address=url,
        items=await _items(call, rows),
    )
    return feed(call, channel)


async def public_feed(call: Call) -> Response:
    """What people say here in public."""
    settings = call.house.settings
    channel = Channel(
        title=settings.title,
        description=settings.description or call.gettext("A microblog whose followers do"),
        url=f"{settings.base_url}/public",
        address=f"{settings.base_url}/public",
        items=await _items(call, await public_page(call.house.db, NEWEST)),
    )
    return feed(call, channel)


async def conversation_feed(call: Call, params: OfPost) -> Response:
    """A post and the answers to it, the latest first, without those that were hidden."""
    house = call.house
    post = await show_one(house, None, params.id)
    if post.account.acct != params.username or post.reblog is not None:
        raise NotFound
    around = await show_conversation(house, None, params.id, FOR_ANYONE)
    said = sorted((post, *around.descendants), key=lambda status: int(status.id), reverse=True)
    url = post.url or post.uri
    channel = Channel(
        title=call.gettext("Conversation with @%(name)s", name=post.account.acct),
        description=item_of(post).gist or call.gettext("Public posts from @%(name)s", name=post.account.acct),
        url=url,
        address=url,
        picture=post.account.avatar_static,
        items=[item_of(status) for status in said],
    )
    return feed(call, channel)


async def collection_feed(call: Call, params: OfCollection) -> Response:
    """What the people in a collection say in public."""
    house = call.house
    row = await seen_collection(house.db, None, params.id)
    [collection] = await show_collections(house, None, [row])
    rows = await posts_of_collection(house, collection, NEWEST)
    channel = Channel(
        title=collection.name,
        description=collection.description or collection.name,
        url=f"{collection.url}/posts",
        address=f"{collection.url}/posts",
        items=await _items(call, rows),
    )
    return feed(call, channel)


async def _items(call: Call, rows: Sequence[PostRow]) -> list[Item]:
    # Whoever asks: a feed is read by programs and passed on, so that it holds what is for everybody.
    return [item_of(status) for status in await show_met(call.house, None, rows)]


PAGES = (
    *feed_pages("/public", public_feed),
    *feed_pages("/@:username", account_feed),
    *feed_pages("/@:username/:id", conversation_feed),
    *feed_pages("/tags/:name", tag_feed),
    *feed_pages("/collections/:id/posts", collection_feed),
)
