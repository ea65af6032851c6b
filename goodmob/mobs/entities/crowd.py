"""How large a mob may be for now, and who looks after it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.mobs.queries.crowds import CrowdRow, StewardRow, crowds, stewards_of
from goodmob.mobs.queries.mobs import MobRow


class MobCrowd(Struct, frozen=True):
    """allowed: how many may come for now, wanted: how many the host wishes for (null: as many as come), all in places.

    plan: whether staff were sent one; approved: how many they agreed to.
    """

    allowed: int
    wanted: int | None
    plan: bool
    approved: int | None


class Steward(Struct, frozen=True):
    """Somebody who looks after a mob with its host; accepted_at is null until they say yes."""

    account: Account
    accepted_at: str | None


async def gather_crowds(house: House, rows: Collection[MobRow]) -> Mapping[int, MobCrowd]:
    """Of these mobs those that may not be as large as their hosts wish, by id."""
    found = await crowds(house.db, [row.id for row in rows if row.post_id is not None])
    return {mob_id: _crowd(row) for mob_id, row in found.items() if _is_bounded(row)}


async def show_stewards(house: House, viewer_id: int | None, mob: MobRow) -> list[Steward]:
    """Who looks after the mob; who was only asked is for the host, and for them."""
    rows = await stewards_of(house.db, mob.id)
    seen = [row for row in rows if row.accepted_at is not None or _may_know(viewer_id, mob, row)]
    accounts = {int(one.id): one for one in await show_accounts(house, [row.account_id for row in seen])}
    return [
        Steward(accounts[row.account_id], None if row.accepted_at is None else iso(row.accepted_at))
        for row in seen
        if row.account_id in accounts
    ]


def _may_know(viewer_id: int | None, mob: MobRow, row: StewardRow) -> bool:
    return viewer_id is not None and viewer_id in {mob.account_id, row.account_id}


def _crowd(row: CrowdRow) -> MobCrowd:
    return MobCrowd(row.allowed, _wanted(row), row.plan is not None, row.approved)


def _is_bounded(row: CrowdRow) -> bool:
    wanted = _wanted(row)
    return row.allowed > 0 and (wanted is None or wanted > row.allowed)


def _wanted(row: CrowdRow) -> int | None:
    cap, roles = row.wished
    places: Sequence[int | None] = [role.capacity for role in roles] if roles else [cap]
    some = [one for one in places if one is not None]
    return sum(some) if len(some) == len(places) else None
