"""What is wanted or offered around a mob."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import Gathered as GatheredAccounts
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.commitments.queries.calls import Figures, figures_of
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.mobs.queries.needs import NeedRow, TakerRow, need_by_id, takers_of
from goodmob.social.queries.hidden import blocks_between


class NeedTaker(Struct, frozen=True, kw_only=True):
    """Who asks for places, or has them. contact: for the other side, once it has accepted."""

    account: Account
    places: int
    state: str
    contact: str | None
    created_at: str


class MobNeed(Struct, frozen=True, kw_only=True):
    """What is wanted or offered (side): a ride, a tool, a role or something other; places, and those that are left.

    origin: from where a ride starts, for those who take part. contact: for its author, and those whom it accepted. me:
    how the viewer stands to it. takers: for its author alone.
    """

    id: str
    mob_id: str
    account: Account
    kind: str
    side: str
    text: str
    places: int
    left: int
    origin: str | None
    leaves_at: str | None
    contact: str | None
    state: str
    me: NeedTaker | None
    takers: Sequence[NeedTaker]
    created_at: str


class Standing(NamedTuple):
    """Who looks at needs, and whether they take part in the mob; and the accounts of all who stand there."""

    accounts: GatheredAccounts
    viewer_id: int | None
    takes_part: bool


async def show_needs(
    house: House, viewer_id: int | None, rows: Sequence[NeedRow], *, takes_part: bool
) -> list[MobNeed]:
    """The needs in this order, without those of people who are gone or between whom and the viewer is a block.

    takes_part: whether the viewer does in their mob. The number of queries does not grow with them.
    """
    ids = [row.id for row in rows]
    takers = await takers_of(house.db, ids) if viewer_id is not None else {}
    figures = await figures_of(house.db, ids)
    people = {row.account_id for row in rows} | {one.account_id for those in takers.values() for one in those}
    accounts = await gather_accounts(house, people)
    blocked = await blocks_between(house.db, viewer_id, people) if viewer_id is not None and people else set()
    seen = {id_ for id_ in people - blocked if id_ in accounts.standings and is_shown(accounts.standings[id_])}
    standing = Standing(accounts, viewer_id, takes_part)
    return [
        _need(row, figures[row.id], standing, [one for one in takers.get(row.id, ()) if one.account_id in seen])
        for row in rows
        if row.account_id in seen and row.id in figures
    ]


async def show_one_need(house: House, viewer_id: int, need_id: int, *, takes_part: bool) -> MobNeed:
    """The need; NotFound where it does not exist, or is not for the viewer."""
    row = await need_by_id(house.db, need_id)
    shown = [] if row is None else await show_needs(house, viewer_id, [row], takes_part=takes_part)
    if not shown:
        raise NotFound
    return shown[0]


def _need(row: NeedRow, figures: Figures, standing: Standing, takers: Sequence[TakerRow]) -> MobNeed:
    accounts, viewer_id, takes_part = standing
    is_own = row.account_id == viewer_id
    me = next((one for one in takers if one.account_id == viewer_id), None)
    is_accepted = me is not None and me.state == "accepted"
    places = figures.capacity or 0
    return MobNeed(
        id=str(row.id),
        mob_id=str(row.mob_id),
        account=render_account(accounts, row.account_id),
        kind=row.kind,
        side="offered" if row.offered else "wanted",
        text=row.text,
        places=places,
        left=max(places - figures.joined, 0),
        origin=row.origin if takes_part and row.origin else None,
        leaves_at=None if row.leaves_at is None else iso(row.leaves_at),
        contact=row.contact if is_own or is_accepted else None,
        state=row.state,
        me=None if me is None else _taker(me, accounts, is_open=True),
        takers=[_taker(one, accounts, is_open=one.state == "accepted") for one in takers] if is_own else [],
        created_at=iso(row.created_at),
    )


def _taker(row: TakerRow, accounts: GatheredAccounts, *, is_open: bool) -> NeedTaker:
    return NeedTaker(
        account=render_account(accounts, row.account_id),
        places=row.places,
        state=row.state,
        contact=row.contact if is_open else None,
        created_at=iso(row.created_at),
    )
