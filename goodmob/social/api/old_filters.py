"""Filters of the first version by API, in which every word is a filter."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.social.actions.keep_old_filter import change_old_filter, delete_old_filter, make_old_filter
from goodmob.social.api.filters import Seconds, seconds
from goodmob.social.entities.filter import OldFilter, render_old
from goodmob.social.permissions import own_keyword
from goodmob.social.queries.filters import filters_of, keywords_in
from goodmob.social.rules.filters import FilterWish, KeywordWish


class OldFilterParams(Struct):
    """A word to filter, and where; what is not sent stays."""

    phrase: str | UnsetType = UNSET
    context: list[str] | UnsetType = UNSET
    irreversible: bool | UnsetType = UNSET
    whole_word: bool | UnsetType = UNSET
    expires_in: Seconds = UNSET

    def wish(self) -> FilterWish:
        """What the filter of the word shall be."""
        action: str | UnsetType = UNSET
        if self.irreversible is not UNSET:
            action = "hide" if self.irreversible else "warn"
        return FilterWish(title=self.phrase, contexts=self.context, action=action, expires_in=seconds(self.expires_in))


class OneWord(Struct):
    """The word of the path."""

    keyword_id: Id


class OldFilterChange(OldFilterParams, kw_only=True):
    """What becomes of the word of the path."""

    keyword_id: Id


async def show_old_filters(call: Call) -> list[OldFilter]:
    """The words that the viewer filters."""
    filters = {row.id: row for row in await filters_of(call.house.db, call.account_id)}
    return [render_old(filters[word.filter_id], word) for word in await keywords_in(call.house.db, filters.keys())]


async def show_old_filter(call: Call, params: OneWord) -> OldFilter:
    """One word that the viewer filters."""
    return await _shown(call, params.keyword_id)


async def create_old_filter(call: Call, params: OldFilterParams) -> OldFilter:
    """Filter a word."""
    keyword = KeywordWish(keyword=params.phrase, whole_word=params.whole_word)
    return await _shown(call, await call.house.db.act(make_old_filter, call.account_id, params.wish(), keyword))


async def update_old_filter(call: Call, params: OldFilterChange) -> OldFilter:
    """Change a word that is filtered."""
    keyword = KeywordWish(id=params.keyword_id, keyword=params.phrase, whole_word=params.whole_word)
    await call.house.db.act(change_old_filter, call.account_id, params.keyword_id, params.wish(), keyword)
    return await _shown(call, params.keyword_id)


async def remove_old_filter(call: Call, params: OneWord) -> Empty:
    """Filter a word no longer."""
    await call.house.db.act(delete_old_filter, call.account_id, params.keyword_id)
    return EMPTY


async def _shown(call: Call, keyword_id: int) -> OldFilter:
    return render_old(*await own_keyword(call.house.db, call.account_id, keyword_id))


_ALL, _READ, _WRITE = "/api/v1/filters", "read:filters", "write:filters"

ROUTES = (
    get(_ALL, show_old_filters, scope=_READ),
    post(_ALL, create_old_filter, scope=_WRITE),
    get(f"{_ALL}/:keyword_id", show_old_filter, scope=_READ),
    put(f"{_ALL}/:keyword_id", update_old_filter, scope=_WRITE),
    delete(f"{_ALL}/:keyword_id", remove_old_filter, scope=_WRITE),
)
