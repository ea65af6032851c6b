"""One column: a stretch of what stands in it, for the deck or as a page of its own; and a post looked at beside it."""

from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.people import accounts_of_person
from goodmob.core.errors import Forbidden, Gone, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.deck.entities.entries import Entries
from goodmob.deck.entities.named import Column, named
from goodmob.deck.entities.posts import look_at
from goodmob.deck.entities.reading import read_column
from goodmob.deck.pages.deck import ADDRESS, session_of
from goodmob.deck.permissions import own_column
from goodmob.deck.queries import ColumnRow
from goodmob.deck.rules import Kind
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.sifting import Place, Sifting

MOST = 20
MOST_NEWS = 40
_PLACES: dict[Kind, Place] = {
    Kind.NOTIFICATIONS: "notifications",
    Kind.MENTIONS: "notifications",
    Kind.MESSAGES: "thread",
    Kind.PROFILE: "account",
    Kind.POST: "thread",
    Kind.BOOKMARKS: "",
    Kind.FAVOURITES: "",
    Kind.HOME: "home",
    Kind.LIST: "home",
}


class Stretch(PageParams, kw_only=True):
    """The column of the path, and which stretch of it."""

    id: Id


class OnePost(Struct, kw_only=True):
    """The post of the path."""

    id: Id


async def show_column(call: Call, params: Stretch) -> Response:
    """A stretch of the column, read as its account; a script gets what stands in it alone."""
    house, session = call.house, session_of(call)
    row = await own_column(house.db, session.person_id, params.id)
    [column] = await named(house, [row], session.account_id)
    if row.account_id != session.account_id:
        is_ours = row.account_id in await accounts_of_person(house.db, session.person_id)
        return _render(call, column, None, is_elsewhere=is_ours)
    limit = MOST_NEWS if params.min_id is not None else MOST
    try:
        entries = await read_column(house, row, params.window(limit))
    except (NotFound, Forbidden, Gone):
        return _render(call, column, None)
    return _render(call, column, entries)


def _render(call: Call, column: Column, entries: Entries | None, *, is_elsewhere: bool = False) -> Response:
    template = "deck/_entries.html" if wants_fragment(call) else "deck/column.html"
    about: dict[str, Any] = {"column": column, "entries": entries, "is_elsewhere": is_elsewhere}
    return call.house.pages.render(call, template, sifting=_sifting(column.row), **about)


def _sifting(row: ColumnRow) -> Sifting:
    return Sifting(_PLACES.get(Kind(row.kind), "public"), str(row.account_id))


async def look(call: Call, params: OnePost) -> Response:
    """A post with its conversation, to be read beside a column; elsewhere its own page."""
    house, account_id = call.house, call.account_id
    if not wants_fragment(call):
        post = await show_one(house, account_id, params.id)
        return RedirectResponse((post.reblog or post).url or ADDRESS, 303)
    entries = await look_at(house, account_id, params.id)
    sifting = Sifting("thread", str(account_id))
    return house.pages.render(call, "deck/_look.html", entries=entries, post_id=params.id, sifting=sifting)


PAGES = (
    get(f"{ADDRESS}/columns/:id", show_column, viewer=SESSION),
    get(f"{ADDRESS}/posts/:id", look, viewer=SESSION),
)
