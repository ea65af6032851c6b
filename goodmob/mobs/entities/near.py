"""Mobs that anybody may come upon: on or before their moment, the soonest first, and those that were done lately."""

from collections.abc import Sequence

from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.lists import calls_page, calls_soon
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.permissions import met_mobs
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.social.queries.hidden import hidden_accounts

_MOST_ROUNDS = 5
"""How often it looks further where much of what comes soon is not for this viewer."""


async def upcoming(
    house: House, viewer_id: int | None, until: int, *, limit: int, after_id: int | None = None
) -> list[Mob]:
    """Public mobs and the viewer's own that are live or begin before `until` (us), behind the mob `after_id`."""
    found: list[MobRow] = []
    for _ in range(_MOST_ROUNDS):
        calls = await calls_soon(house.db, FACET, until, after_id=after_id, limit=limit)
        found += await _met(house, viewer_id, calls)
        if len(calls) < limit or len(found) >= limit:
            break
        after_id = calls[-1].id
    return await show_seen_mobs(house, viewer_id, found[:limit])


async def done_lately(house: House, viewer_id: int | None, *, limit: int) -> list[Mob]:
    """Of the mobs that were reported last, those that are public or the viewer's own."""
    calls = await calls_page(house.db, FACET, "reported", Window(limit=limit))
    return await show_seen_mobs(house, viewer_id, await _met(house, viewer_id, calls))


async def _met(house: House, viewer_id: int | None, calls: Sequence[CallRow]) -> list[MobRow]:
    hidden = frozenset[int]()
    if viewer_id is not None and calls:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())
    rows = await mobs_by_id(house.db, [call.id for call in calls])
    listed = [rows[call.id] for call in calls if call.id in rows and _is_listed(rows[call.id], viewer_id)]
    return await met_mobs(house.db, viewer_id, [row for row in listed if row.account_id not in hidden])


def _is_listed(row: MobRow, viewer_id: int | None) -> bool:
    return row.post_id is not None and (row.visibility == "public" or row.account_id == viewer_id)
