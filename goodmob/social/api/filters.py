"""Filters, and the words and posts in them, by API."""

from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.social.actions.filter_post import unfilter_post
from goodmob.social.actions.keep_filter import change_filter, delete_filter, make_filter
from goodmob.social.actions.keep_keyword import add_keyword, change_keyword, remove_keyword
from goodmob.social.entities.filter import (
    Filter,
    FilterKeyword,
    FilterStatus,
    render_filtered_post,
    render_keyword,
    show_filters,
)
from goodmob.social.permissions import own_filter, own_filtered_post, own_keyword
from goodmob.social.queries.filters import filtered_posts_in, filters_of, keywords_in
from goodmob.social.rules.filters import FilterWish, KeywordWish

Seconds = Literal[""] | int | UnsetType | None
"""After how many seconds a filter ends; empty or null for never."""


class KeywordAttributes(Struct):
    """A word of a filter that is made or changed: new without id."""

    id: Id | None = None
    keyword: str | UnsetType = UNSET
    whole_word: bool | UnsetType = UNSET
    gone: bool = msgspec.field(default=False, name="_destroy")


class FilterParams(Struct):
    """A filter as it is wished; what is not sent stays."""

    title: str | UnsetType = UNSET
    context: list[str] | UnsetType = UNSET
    filter_action: str | UnsetType = UNSET
    expires_in: Seconds = UNSET
    keywords_attributes: list[KeywordAttributes] = msgspec.field(default_factory=list)

    def wish(self) -> FilterWish:
        """What the action is asked for."""
        return FilterWish(
            title=self.title, contexts=self.context, action=self.filter_action, expires_in=seconds(self.expires_in)
        )

    def keywords(self) -> list[KeywordWish]:
        """The words that are wished."""
        return [
            KeywordWish(id=one.id, keyword=one.keyword, whole_word=one.whole_word, gone=one.gone)
            for one in self.keywords_attributes
        ]


class OneOfFilters(Struct):
    """The filter, or the word, of the path."""

    id: Id


class OneEntry(Struct):
    """The entry of a single post of the path."""

    entry_id: Id


class FilterChange(FilterParams, kw_only=True):
    """What becomes of the filter of the path."""

    id: Id


class KeywordParams(Struct):
    """A word of the filter, or the word, of the path."""

    id: Id
    keyword: str | UnsetType = UNSET
    whole_word: bool | UnsetType = UNSET


def seconds(sent: Seconds) -> int | UnsetType | None:
    """What an empty field stands for is None, as null is."""
    return None if sent == "" else sent


async def show_all_filters(call: Call) -> list[Filter]:
    """The viewer's filters."""
    return await show_filters(call.house, await filters_of(call.house.db, call.account_id))


async def show_filter(call: Call, params: OneOfFilters) -> Filter:
    """One of the viewer's filters."""
    return await _shown(call, params.id)


async def create_filter(call: Call, params: FilterParams) -> Filter:
    """Make a filter."""
    made = await call.house.db.act(make_filter, call.account_id, params.wish(), params.keywords())
    return await _shown(call, made)


async def update_filter(call: Call, params: FilterChange) -> Filter:
    """Change a filter and the words in it."""
    await call.house.db.act(change_filter, call.account_id, params.id, params.wish(), params.keywords())
    return await _shown(call, params.id)


async def remove_filter(call: Call, params: OneOfFilters) -> Empty:
    """Delete a filter."""
    await call.house.db.act(delete_filter, call.account_id, params.id)
    return EMPTY


async def show_keywords(call: Call, params: OneOfFilters) -> list[FilterKeyword]:
    """The words of a filter."""
    await own_filter(call.house.db, call.account_id, params.id)
    return [render_keyword(row) for row in await keywords_in(call.house.db, [params.id])]


async def create_keyword(call: Call, params: KeywordParams) -> FilterKeyword:
    """Add a word to a filter."""
    wish = KeywordWish(keyword=params.keyword, whole_word=params.whole_word)
    return await _keyword(call, await call.house.db.act(add_keyword, call.account_id, params.id, wish))


async def show_keyword(call: Call, params: OneOfFilters) -> FilterKeyword:
    """One word of a filter."""
    return await _keyword(call, params.id)


async def update_keyword(call: Call, params: KeywordParams) -> FilterKeyword:
    """Change a word of a filter."""
    wish = KeywordWish(id=params.id, keyword=params.keyword, whole_word=params.whole_word)
    await call.house.db.act(change_keyword, call.account_id, params.id, wish)
    return await _keyword(call, params.id)


async def delete_keyword(call: Call, params: OneOfFilters) -> Empty:
    """Remove a word from its filter."""
    await call.house.db.act(remove_keyword, call.account_id, params.id)
    return EMPTY


async def show_filtered_posts(call: Call, params: OneOfFilters) -> list[FilterStatus]:
    """The single posts in a filter."""
    await own_filter(call.house.db, call.account_id, params.id)
    return [render_filtered_post(row) for row in await filtered_posts_in(call.house.db, [params.id])]


async def show_filtered_post(call: Call, params: OneEntry) -> FilterStatus:
    """One single post in a filter."""
    return render_filtered_post(await own_filtered_post(call.house.db, call.account_id, params.entry_id))


async def remove_filtered_post(call: Call, params: OneEntry) -> Empty:
    """Take a single post out of its filter."""
    await call.house.db.act(unfilter_post, call.account_id, params.entry_id)
    return EMPTY


async def _shown(call: Call, filter_id: int) -> Filter:
    [shown] = await show_filters(call.house, [await own_filter(call.house.db, call.account_id, filter_id)])
    return shown


async def _keyword(call: Call, keyword_id: int) -> FilterKeyword:
    _, row = await own_keyword(call.house.db, call.account_id, keyword_id)
    return render_keyword(row)


_ALL, _READ, _WRITE = "/api/v2/filters", "read:filters", "write:filters"

ROUTES = (
    get(_ALL, show_all_filters, scope=_READ),
    post(_ALL, create_filter, scope=_WRITE),
    get(f"{_ALL}/keywords/:id", show_keyword, scope=_READ),
    put(f"{_ALL}/keywords/:id", update_keyword, scope=_WRITE),
    delete(f"{_ALL}/keywords/:id", delete_keyword, scope=_WRITE),
    get(f"{_ALL}/statuses/:entry_id", show_filtered_post, scope=_READ),
    delete(f"{_ALL}/statuses/:entry_id", remove_filtered_post, scope=_WRITE),
    get(f"{_ALL}/:id", show_filter, scope=_READ),
    put(f"{_ALL}/:id", update_filter, scope=_WRITE),
    delete(f"{_ALL}/:id", remove_filter, scope=_WRITE),
    get(f"{_ALL}/:id/keywords", show_keywords, scope=_READ),
    post(f"{_ALL}/:id/keywords", create_keyword, scope=_WRITE),
    get(f"{_ALL}/:id/statuses", show_filtered_posts, scope=_READ),
)
