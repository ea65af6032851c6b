"""What one does not want to read: filters of words, part of the settings."""

from collections.abc import Mapping

import msgspec
from msgspec import UNSET, Struct, UnsetType
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.social.actions.filter_post import unfilter_post
from goodmob.social.actions.keep_filter import change_filter, delete_filter, make_filter
from goodmob.social.entities.filter import Filter, FilterKeyword, show_filters
from goodmob.social.permissions import own_filter, own_filtered_post
from goodmob.social.queries.filters import filters_of
from goodmob.social.rules.filters import FILTER_CONTEXTS, FilterWish, KeywordWish

ADDRESS = "/settings/filters"
ROOM = 3
"""How many empty lines for words a form offers."""

STAYS, NEVER = "stays", ""
"""What is chosen of the end of a filter beside a number of seconds."""


class OneFilter(Struct, kw_only=True):
    """The filter of the path."""

    id: Id


class OneEntry(OneFilter, kw_only=True):
    """A single post in the filter of the path."""

    entry_id: Id


class Word(Struct, kw_only=True):
    """A line of the form: new without id, and nothing where it is empty."""

    id: Id | None = None
    keyword: str = ""
    whole_word: bool = False

    def wish(self) -> KeywordWish:
        """What becomes of the word; one that was emptied goes."""
        keyword = self.keyword.strip()
        return KeywordWish(id=self.id, keyword=keyword, whole_word=self.whole_word, gone=not keyword)


class FilterForm(Struct, kw_only=True):
    """A filter as it is wished; a box that is not ticked is not sent."""

    title: str = ""
    context: list[str] = msgspec.field(default_factory=list)
    filter_action: str = "warn"
    expires_in: str = NEVER
    words: list[Word] = msgspec.field(default_factory=list)

    def wish(self) -> FilterWish:
        """What the action is asked for."""
        return FilterWish(title=self.title, contexts=self.context, action=self.filter_action, expires_in=self._ends())

    def keywords(self) -> list[KeywordWish]:
        """The words that are new, changed or gone."""
        return [word.wish() for word in self.words if word.id is not None or word.keyword.strip()]

    def _ends(self) -> int | UnsetType | None:
        if self.expires_in in (STAYS, NEVER):
            return UNSET if self.expires_in == STAYS else None
        if not (self.expires_in.isascii() and self.expires_in.isdigit()) or len(self.expires_in) > 10:
            raise Invalid("expires_in", "must be a number of seconds")
        return int(self.expires_in)

    def shown(self) -> Filter:
        """The filter as the form has it, to be shown once more."""
        words = [FilterKeyword(str(word.id or ""), word.keyword, word.whole_word) for word in self.words]
        return Filter("", self.title, self.context, None, self.filter_action, words, [])


class ChangedFilter(FilterForm, kw_only=True):
    """What the filter of the path is like from now on."""

    id: Id


async def show_all(call: Call) -> Response:
    """The viewer's filters, each with what is in it."""
    filters = await show_filters(call.house, await filters_of(call.house.db, call.account_id))
    return call.house.pages.render(call, "social/filters.html", filters=filters)


async def show_new(call: Call) -> Response:
    """The form of a new filter, which holds everywhere unless one says otherwise."""
    return _form(call, Filter("", "", FILTER_CONTEXTS, None, "warn", [], []), {})


async def create(call: Call, params: FilterForm) -> Response:
    """Another filter."""
    try:
        await call.house.db.act(make_filter, call.account_id, params.wish(), params.keywords())
    except Invalid as error:
        return _form(call, params.shown(), _remedy(call, error))
    call.notify(call.gettext("Your filter is at work."))
    return RedirectResponse(ADDRESS, 303)


async def show_one(call: Call, params: OneFilter) -> Response:
    """The form of a filter of the viewer's."""
    return _form(call, await _filter(call, params.id), {})


async def change(call: Call, params: ChangedFilter) -> Response:
    """The filter is as wished."""
    try:
        await call.house.db.act(change_filter, call.account_id, params.id, params.wish(), params.keywords())
    except Invalid as error:
        kept = await _filter(call, params.id)
        wished = params.shown()
        return _form(
            call,
            msgspec.structs.replace(wished, id=kept.id, expires_at=kept.expires_at, statuses=kept.statuses),
            _remedy(call, error),
        )
    call.notify(call.gettext("Your filter is saved."))
    return RedirectResponse(ADDRESS, 303)


async def delete(call: Call, params: OneFilter) -> Response:
    """The filter is gone, and what it kept from the viewer is there again."""
    await call.house.db.act(delete_filter, call.account_id, params.id)
    call.notify(call.gettext("The filter is deleted. You read again what it kept from you."))
    return RedirectResponse(ADDRESS, 303)


async def take_out(call: Call, params: OneEntry) -> Response:
    """A single post is in the filter no longer."""
    await own_filtered_post(call.house.db, call.account_id, params.entry_id)
    await call.house.db.act(unfilter_post, call.account_id, params.entry_id)
    return RedirectResponse(f"{ADDRESS}/{params.id}", 303)


async def _filter(call: Call, filter_id: int) -> Filter:
    [shown] = await show_filters(call.house, [await own_filter(call.house.db, call.account_id, filter_id)])
    return shown


def _form(call: Call, filter_: Filter, errors: Mapping[str, str]) -> Response:
    words = [*(filter_.keywords or ()), *([FilterKeyword("", "", True)] * ROOM)]
    status = 422 if errors else 200
    return call.house.pages.render(
        call, "social/filter.html", status=status, edited=filter_, words=words, errors=errors, stays=STAYS, never=NEVER
    )


def _remedy(call: Call, error: Invalid) -> dict[str, str]:
    """What to do about it, by the place in the form."""
    if error.field == "title" and error.message == "can't be blank":
        return {"title": call.gettext("Please give the filter a name.")}
    if error.field == "title" and error.message.startswith("would make"):
        return {"title": call.gettext("You have as many filters as there may be. Delete one first.")}
    if error.field == "title":
        return {"title": call.gettext("This name is too long. Please make it shorter.")}
    if error.field == "context":
        return {"context": call.gettext("Please choose where it is at work.")}
    if error.field == "keywords_attributes" and error.message.startswith("would make"):
        return {"words": call.gettext("You have as many words as there may be in all filters. Take some out first.")}
    if error.field == "keywords_attributes":
        return {"words": call.gettext("One of the words is too long. Please make it shorter.")}
    return {"form": call.gettext("This cannot be used. Please change it.")}


PAGES = (
    get(ADDRESS, show_all, viewer=SESSION),
    post(ADDRESS, create, viewer=SESSION),
    get(f"{ADDRESS}/new", show_new, viewer=SESSION),
    get(f"{ADDRESS}/:id", show_one, viewer=SESSION),
    post(f"{ADDRESS}/:id", change, viewer=SESSION),
    post(f"{ADDRESS}/:id/delete", delete, viewer=SESSION),
    post(f"{ADDRESS}/:id/posts/:entry_id/delete", take_out, viewer=SESSION),
)
