"""At the door: the host's phone opens a joiner's code and lets them in with one press; who cannot come is excused."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.excuse import excuse
from goodmob.commitments.queries.commitments import commitment_by_code, commitment_of
from goodmob.core.errors import Conflict, Forbidden, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.entities.commitment import Commitment, show_commitments
from goodmob.mobs.pages.showing import answered, hero, seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import own_mob, seen_mob
from goodmob.mobs.queries.mobs import MobRow

_IN = frozenset({"confirmed", "done", "no_show", "excused"})


class AtDoor(Struct):
    """The mob, and the six letters of somebody who stands there."""

    id: Id
    code: str = ""


class Excuse(Struct, kw_only=True):
    """Whom to excuse: of a commitment, as its host, or oneself. place: where the form stood."""

    id: Id
    commitment_id: Id | None = None
    place: Literal["card", "hero", "people"] = "people"


async def show_door(call: Call, params: AtDoor) -> Response:
    """Whose code it is, with one button; a joiner who opens the own code is led to the mob."""
    house, viewer_id = call.house, call.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    if row.account_id != viewer_id:
        own = await commitment_of(house.db, row.id, viewer_id)
        if own is not None and (not params.code or own.code == _plain(params.code)):
            return RedirectResponse(f"/mobs/{row.id}", 303)
        raise Forbidden().told(call.gettext("Only who called it can check others in."))
    return await _page(call, row, params.code)


async def let_in(call: Call, params: AtDoor) -> Response:
    """Checks whoever has the code in; the page is ready for the next one."""
    house, host_id = call.house, call.account_id
    row = await own_mob(house.db, host_id, params.id)
    try:
        rows = await house.db.act(check_in, row.id, host_id, code=params.code, lane=row.id)
    except (Conflict, Invalid) as refusal:
        return await _page(call, row, params.code, reason(refusal))
    call.notify(call.ngettext("%(num)s is there.", "%(num)s are there.", sum(one.party_size for one in rows)))
    return RedirectResponse(f"/mobs/{row.id}/door", 303)


async def excuse_somebody(call: Call, params: Excuse) -> Response:
    """Notes that somebody cannot come: oneself, or somebody else, where the host says so."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    own = await commitment_of(house.db, row.id, account_id)
    commitment_id = (own.id if own else 0) if params.commitment_id is None else params.commitment_id
    refusal: Conflict | Forbidden | None = None
    try:
        await house.db.act(excuse, row.id, account_id, commitment_id, lane=row.id)
    except (Conflict, Forbidden) as error:
        refusal = error
    if params.place != "people":
        return await answered(call, row, params.place, refusal)
    if refusal is not None:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{row.id}/people", 303)


async def _page(call: Call, row: MobRow, code: str, error: str = "") -> Response:
    mob = await seen_as(call, row)
    guest = await _guest(call, row, code)
    if code and guest is None and not error:
        error = reason(Invalid("code", "is not one of this call"))
    return call.house.pages.render(
        call,
        "mobs/door.html",
        status=422 if error else 200,
        row=row,
        guest=guest,
        may_enter=guest is not None and guest.state in _IN and guest.present_at is None,
        code=code,
        **hero(call, mob, error=error),
    )


async def _guest(call: Call, row: MobRow, code: str) -> Commitment | None:
    """Whose code it is, as the host sees them."""
    found = await commitment_by_code(call.house.db, row.id, _plain(code)) if code else None
    shown = [] if found is None else await show_commitments(call.house, call.account_id, [found])
    return shown[0] if shown else None


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalpha())


_MOB = "/mobs/:id"

PAGES = (
    get(f"{_MOB}/door", show_door, viewer=SESSION),
    post(f"{_MOB}/door", let_in, viewer=SESSION),
    post(f"{_MOB}/excuse", excuse_somebody, viewer=SESSION),
)
