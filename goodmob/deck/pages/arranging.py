"""Arranging columns: moving, setting, removing and bringing back."""

from typing import Literal

from msgspec import Struct, field
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.deck.actions.change import arrange_columns, bring_back, move_column, remove_column, set_column
from goodmob.deck.entities.named import named
from goodmob.deck.pages.deck import ADDRESS, session_of
from goodmob.deck.permissions import own_column
from goodmob.deck.rules import MOST_COLUMNS, Setting, Width

_COLUMN = f"{ADDRESS}/columns/:id"


class OneColumn(Struct, kw_only=True):
    """The column of the path."""

    id: Id


class Order(Struct, kw_only=True):
    """The columns as they stand on the screen."""

    ids: list[Id] = field(default_factory=list)


class Step(OneColumn, kw_only=True):
    """Where to: one place nearer to the beginning, or to the end."""

    to: Literal["earlier", "later"]


class SettingForm(OneColumn, kw_only=True):
    """How the column is from now on; a box that is not ticked is not sent."""

    width: Width = "usual"
    only_media: bool = False
    without_boosts: bool = False
    without_answers: bool = False
    flows: bool = False
    sound: bool = False


async def show_settings(call: Call, params: OneColumn) -> Response:
    """How the column is set, and what can be done with it; a script gets the form alone."""
    house, session = call.house, session_of(call)
    row = await own_column(house.db, session.person_id, params.id)
    [column] = await named(house, [row], session.account_id)
    template = "deck/_settings.html" if wants_fragment(call) else "deck/settings.html"
    return house.pages.render(call, template, column=column)


async def save_settings(call: Call, params: SettingForm) -> Response:
    """The column is like this from now on."""
    session = session_of(call)
    setting = Setting(**{name: getattr(params, name) for name in Setting.__struct_fields__})
    await call.house.db.act(set_column, session.person_id, params.id, setting)
    return _done(call, params.id)


async def put_in_order(call: Call, params: Order) -> Response:
    """The columns stand in this order."""
    session = session_of(call)
    await call.house.db.act(arrange_columns, session.person_id, params.ids, lane=session.person_id)
    return _done(call)


async def move(call: Call, params: Step) -> Response:
    """The column stands one place further."""
    session, step = session_of(call), -1 if params.to == "earlier" else 1
    await call.house.db.act(move_column, session.person_id, params.id, step, lane=session.person_id)
    return _done(call, params.id)


async def remove(call: Call, params: OneColumn) -> Response:
    """The column is gone, and can be brought back at once; a script gets the way back alone."""
    house, session = call.house, session_of(call)
    await house.db.act(remove_column, session.person_id, params.id, lane=session.person_id)
    if not wants_fragment(call):
        return RedirectResponse(ADDRESS, 303)
    row = await own_column(house.db, session.person_id, params.id)
    return house.pages.render(call, "deck/_removed.html", column=(await named(house, [row], session.account_id))[0])


async def restore(call: Call, params: OneColumn) -> Response:
    """The column stands where it stood."""
    session = session_of(call)
    try:
        await call.house.db.act(bring_back, session.person_id, params.id, lane=session.person_id)
    except Invalid:
        words = "You have %(number)s columns, and more do not fit. Remove one first."
        call.notify(call.gettext(words, number=MOST_COLUMNS), "warn")
    return _done(call, params.id)


def _done(call: Call, column_id: int | None = None) -> Response:
    if wants_fragment(call):
        return Response(status_code=204)
    return RedirectResponse(ADDRESS if column_id is None else f"{ADDRESS}#column-{column_id}", 303)


PAGES = (
    post(f"{ADDRESS}/order", put_in_order, viewer=SESSION),
    get(f"{_COLUMN}/settings", show_settings, viewer=SESSION),
    post(f"{_COLUMN}/settings", save_settings, viewer=SESSION),
    post(f"{_COLUMN}/move", move, viewer=SESSION),
    post(f"{_COLUMN}/remove", remove, viewer=SESSION),
    post(f"{_COLUMN}/restore", restore, viewer=SESSION),
)
