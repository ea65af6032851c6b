"""Joining a mob in a browser: join, leave and be there."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.core.web.way_back import sign_in_url
from goodmob.mobs.actions.come import come
from goodmob.mobs.actions.part import part
from goodmob.mobs.actions.wish_to_join import ConditionSaid, WishSaid, joining
from goodmob.mobs.pages.invited import opened_links
from goodmob.mobs.pages.more import cell_around
from goodmob.mobs.pages.showing import answered
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow, mob_by_id

Place = Literal["card", "hero", "people"]


class JoinForm(Struct, kw_only=True):
    """How somebody comes: with how many in all, as what, and only if so many come, so many of the own area (0: anyway),
    and a friend, and all that before a moment on the clocks of the mob. place: where the form stood.

    unnamed: they are not named in who brought whom.
    near: they come from near the mob; else from latitude and longitude, of which only the area is kept.
    """

    id: Id
    party_size: int = 1
    role: str = ""
    needs: int = 0
    needs_area: int = 0
    friend: str = ""
    before: str = ""
    near: bool = False
    latitude: str = ""
    longitude: str = ""
    hold: bool = False
    unnamed: bool = False
    place: Place = "card"

    def said(self, mob: MobRow) -> WishSaid:
        """What the form says, in the words of every door."""
        cell = mob.place_cell if self.near else cell_around(self.latitude, self.longitude)
        asked = ConditionSaid(
            people=self.needs or None, area=self.needs_area or None, acct=self.friend, before=self.before
        )
        return WishSaid(
            party_size=self.party_size, condition=asked, role=self.role, cell=cell or "", hold=self.hold, via="web"
        )


class OneMob(Struct):
    """The mob, and where the form stood."""

    id: Id
    place: Place = "card"


class CheckInForm(Struct, kw_only=True):
    """The six letters, or whom the host ticked off."""

    id: Id
    code: str = ""
    account_ids: list[Id] = []
    place: Place = "card"


async def join_mob(call: Call, params: JoinForm) -> Response:
    """Joins; pressed twice, it joins once."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    try:
        wish = await joining(house.db, house.settings, account_id, row, params.said(row))
        opened, named = opened_links(call, row.id), False if params.unnamed else None
        await house.db.act(come, row.id, account_id, wish, opened, named, lane=row.id)
    except (Conflict, Invalid) as refusal:
        return await answered(call, row, params.place, refusal)
    return await answered(call, row, params.place)


async def sign_in_first(call: Call, params: JoinForm) -> Response:
    """Nobody is signed in: sign in, and then join."""
    where = sign_in_url(f"/mobs/{params.id}/join")
    if call.headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": where})
    return RedirectResponse(where, 303)


async def leave_mob(call: Call, params: OneMob) -> Response:
    """Gives the place, the offer or the turn back; also where the mob can no longer be seen."""
    house, account_id = call.house, call.account_id
    # Other calls than mobs are left by doors of their own.
    if await mob_by_id(house.db, params.id) is None:
        raise NotFound
    refusal: Conflict | None = None
    try:
        await house.db.act(part, params.id, account_id, lane=params.id)
    except Conflict as error:
        refusal = error
    try:
        row = await seen_mob(house.db, account_id, params.id)
    except NotFound:
        return RedirectResponse("/mobs/mine", 303)
    return await answered(call, row, params.place, refusal)


async def check_in_at_mob(call: Call, params: CheckInForm) -> Response:
    """Notes that somebody is there: oneself, or others, where the host says so, who goes back to the list."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    listed = tuple(params.account_ids)
    refusal: Conflict | Forbidden | Invalid | None = None
    rows: list[CommitmentRow] = []
    try:
        rows = await house.db.act(check_in, row.id, account_id, code=params.code, account_ids=listed, lane=row.id)
    except (Conflict, Forbidden, Invalid) as error:
        refusal = error
    if params.place != "people":
        return await answered(call, row, params.place, refusal)
    if refusal is not None:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.ngettext("%(num)s is there.", "%(num)s are there.", sum(one.party_size for one in rows)))
    return RedirectResponse(f"/mobs/{row.id}/people", 303)


_MOB = "/mobs/:id"

PAGES = (
    post(f"{_MOB}/join", join_mob, viewer=SESSION, lapsed=sign_in_first),
    post(f"{_MOB}/leave", leave_mob, viewer=SESSION),
    post(f"{_MOB}/check_in", check_in_at_mob, viewer=SESSION),
)
