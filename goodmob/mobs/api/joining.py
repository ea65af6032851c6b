"""Joining mobs by API: join, leave, be there, and see who else is."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct, structs

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.queries.deeds import DeedRow, deeds_page
from goodmob.commitments.queries.shown import everybody_page, in_place_page
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.cleaning import clean_line
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.mobs.actions.come import Opened, come
from goodmob.mobs.actions.part import part
from goodmob.mobs.actions.wish_to_join import ConditionSaid, WishSaid, joining
from goodmob.mobs.api.filling import filled
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.commitment import Commitment, show_commitments
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.queries.wall import on_the_wall
from goodmob.social.queries.hidden import blocks_between

LONGEST_VIA = 30
LONGEST_INVITATION = 100

Row = TypeVar("Row", CommitmentRow, DeedRow)


class ConditionParams(Struct, kw_only=True):
    """Come only if so many places are taken (people), so many of them by those of one's own area, and somebody is in,
    named by account_id or acct: all that is said, together. before: until when; alone, that it is on by then."""

    people: int | None = None
    area: int | None = None
    account_id: Id | None = None
    acct: str = ""
    before: str = ""


class JoinParams(Struct, kw_only=True):
    """How somebody wants to come; via: what brought them (link, boost, reply, qr …).

    cell: an h3 cell around where they come from, of which only the area (resolution 5) is kept. hold: a place is kept
    for ten minutes, as an offer that joining again accepts. invitation: the code of the link that led here. named:
    whether others see who brought whom; left out, as is chosen for every mob.
    """

    id: Id
    party_size: int = 1
    condition: ConditionParams | None = None
    role: str = ""
    cell: str = ""
    hold: bool = False
    invited_by: Id | None = None
    via: str = ""
    invitation: str = ""
    named: bool | None = None


class CheckInParams(Struct, kw_only=True):
    """One's own code; or, for the host, somebody's code, or a list of accounts."""

    id: Id
    code: str | None = None
    account_ids: list[Id] = []


class OfMobParams(PageParams, kw_only=True):
    """A page of what belongs to the mob."""

    id: Id


async def join_mob(call: Call, params: JoinParams) -> Commitment:
    """Join a mob; asked again, the answer is the same. Full is no error: there is a line."""
    house, account_id = call.house, call.account_id
    # Whether somebody may see the mob takes several reads, and a lane lets one act at a time: in there is only what the
    # places depend on. Who is blocked in this very moment still gets in, as a moment earlier.
    mob = await seen_mob(house.db, account_id, params.id)
    said = WishSaid(
        party_size=params.party_size,
        condition=None if params.condition is None else ConditionSaid(**structs.asdict(params.condition)),
        role=params.role,
        cell=params.cell,
        hold=params.hold,
        invited_by=await _inviter(call, params.invited_by),
        via=_within("via", params.via, LONGEST_VIA),
    )
    wish = await joining(house.db, house.settings, account_id, mob, said)
    code = _within("invitation", params.invitation, LONGEST_INVITATION)
    opened = (Opened(code, "link", house.clock.now()),) if code else ()
    row = await house.db.act(come, params.id, account_id, wish, opened, params.named, lane=params.id)
    return await _shown(call, row)


async def leave_mob(call: Call, params: OneMob) -> Commitment:
    """Give one's place, offer or turn back; also where the mob can no longer be seen."""
    # Other calls than mobs are left by doors of their own.
    if await mob_by_id(call.house.db, params.id) is None:
        raise NotFound
    row = await call.house.db.act(part, params.id, call.account_id, lane=params.id)
    return await _shown(call, row)


async def check_in_at_mob(call: Call, params: CheckInParams) -> Commitment | list[Commitment]:
    """Be there, by one's code; the host checks others in, by a code or a list, which is answered by a list."""
    house, account_id = call.house, call.account_id
    await seen_mob(house.db, account_id, params.id)
    listed = tuple(params.account_ids)
    rows = await house.db.act(check_in, params.id, account_id, code=params.code, account_ids=listed, lane=params.id)
    return await show_commitments(house, account_id, rows) if listed else await _shown(call, rows[0])


async def list_commitments(call: Call, params: OfMobParams) -> Page[Commitment]:
    """Who is in, latest first; the host sees everybody, in whichever state."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await seen_mob(house.db, viewer_id, params.id)
    page = everybody_page if mob.account_id == viewer_id else in_place_page

    async def show(rows: Sequence[CommitmentRow]) -> list[Commitment]:
        return await show_commitments(house, viewer_id, await _wanted(call, rows))

    return await filled(params.window(40, 80), lambda window: page(house.db, mob.id, window), show)


async def list_deeds(call: Call, params: OfMobParams) -> Page[Deed]:
    """What was done, latest first."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await seen_mob(house.db, viewer_id, params.id)

    async def show(rows: Sequence[DeedRow]) -> list[Deed]:
        hung = await on_the_wall(house.db, mob, viewer_id, await _wanted(call, rows))
        return await show_deeds(house, viewer_id, hung)

    return await filled(params.window(20, 40), lambda window: deeds_page(house.db, mob.id, window), show)


async def _inviter(call: Call, account_id: int | None) -> int | None:
    if account_id is None or account_id == call.account_id:
        return None
    if await account_by_id(call.house.db, account_id) is None:
        raise Invalid("invited_by", "must be somebody's account")
    return account_id


def _within(field: str, text: str, most: int) -> str:
    line = clean_line(text)
    if len(line) > most:
        raise Invalid(field, f"is too long (maximum is {most} characters)")
    return line


async def _shown(call: Call, row: CommitmentRow) -> Commitment:
    shown = await show_commitments(call.house, call.account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]


async def _wanted(call: Call, rows: Sequence[Row]) -> list[Row]:
    """Without people between whom and the viewer there is a block."""
    viewer_id = call.viewer.account_id
    if viewer_id is None or not rows:
        return list(rows)
    blocked = await blocks_between(call.house.db, viewer_id, {row.account_id for row in rows})
    return [row for row in rows if row.account_id not in blocked]
