"""The board of a mob in a browser: what is wanted and offered."""

from typing import Any, Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.core.zones import moment_named
from goodmob.mobs.actions.post_need import post_need, remove_need
from goodmob.mobs.actions.take_need import accept_taker, decline_taker, give_back, take_need
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.entities.need import show_needs
from goodmob.mobs.pages.more import number
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import is_told, seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.needs import need_by_id, needs_of
from goodmob.mobs.rules.needs import OPEN, NeedKind, NewNeed, Side


class NeedForm(Struct, kw_only=True):
    """What somebody wants or offers."""

    id: Id
    kind: NeedKind = "ride"
    side: Side = "offered"
    text: str = ""
    places: str = "1"
    origin: str = ""
    leaves_at: str = ""
    contact: str = ""


class TakeForm(Struct, kw_only=True):
    """For how many places one asks, and how to be reached."""

    id: Id
    need_id: Id
    places: str = "1"
    contact: str = ""


class OneNeed(Struct, kw_only=True):
    """A mob, one of its needs, and what is done with it."""

    id: Id
    need_id: Id
    verb: Literal["give_back", "remove"]


class OneTaker(Struct, kw_only=True):
    """A mob, one of its needs, and what its author says to somebody who asks for it."""

    id: Id
    need_id: Id
    account_id: Id
    verb: Literal["accept", "decline"]


async def needs_part(call: Call, row: MobRow, mob: Mob) -> dict[str, Any]:
    """What the page of a mob shows of its board."""
    viewer_id = call.viewer.account_id
    takes_part = viewer_id is not None and await is_told(call.house.db, viewer_id, row)
    needs = await show_needs(call.house, viewer_id, await needs_of(call.house.db, row.id), takes_part=takes_part)
    return {"needs": needs, "may_use_board": takes_part and mob.state in OPEN and row.post_id is not None}


async def put_up(call: Call, params: NeedForm) -> Response:
    """Puts something on the board."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    moment = params.leaves_at.strip()
    try:
        is_ride = params.kind == "ride"
        new = NewNeed(
            kind=params.kind,
            side=params.side,
            text=params.text,
            places=number("places", params.places) or 1,
            origin=params.origin if is_ride else "",
            leaves_at=moment_named(moment, row.time_zone, "leaves_at") if moment and is_ride else None,
            contact=params.contact,
        )
        await house.db.act(post_need, account_id, row.id, new, lane=row.id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("It stands on the board. You are told when somebody answers."))
    return _back(row.id)


async def take(call: Call, params: TakeForm) -> Response:
    """Asks for something on the board."""
    need_id = await _need(call, params.id, params.need_id)
    try:
        about = (call.account_id, need_id, number("places", params.places) or 1, params.contact)
        await call.house.db.act(take_need, *about, lane=need_id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("You are told what they say."))
    return _back(params.id)


async def leave_or_remove(call: Call, params: OneNeed) -> Response:
    """Gives something back, or takes it off the board."""
    need_id = await _need(call, params.id, params.need_id)
    act = give_back if params.verb == "give_back" else remove_need
    await call.house.db.act(act, call.account_id, need_id, lane=need_id)
    return _back(params.id)


async def answer(call: Call, params: OneTaker) -> Response:
    """Lets somebody have it, or not."""
    need_id = await _need(call, params.id, params.need_id)
    act = accept_taker if params.verb == "accept" else decline_taker
    try:
        await call.house.db.act(act, call.account_id, need_id, params.account_id, lane=need_id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    return _back(params.id)


async def _need(call: Call, mob_id: int, need_id: int) -> int:
    row = await need_by_id(call.house.db, need_id)
    if row is None or row.mob_id != mob_id:
        raise NotFound
    return row.id


def _back(mob_id: int) -> Response:
    return RedirectResponse(f"/mobs/{mob_id}#board", 303)


_NEEDS = "/mobs/:id/needs"

PAGES = (
    post(_NEEDS, put_up, viewer=SESSION, limit="statuses"),
    post(f"{_NEEDS}/:need_id/take", take, viewer=SESSION),
    post(f"{_NEEDS}/:need_id/:verb", leave_or_remove, viewer=SESSION),
    post(f"{_NEEDS}/:need_id/takers/:account_id/:verb", answer, viewer=SESSION),
)
