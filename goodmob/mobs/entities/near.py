"""Mobs that anybody may come upon: on or before their moment, the soonest first."""

from goodmob.commitments.queries.lists import calls_soon
from goodmob.core.house import House
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.permissions import visible_mobs
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.social.queries.hidden import hidden_accounts

_MOST_ROUNDS = 5
"""How often it looks further where much of what comes soon is not for this viewer."""


async def upcoming(
    house: House, viewer_id: int | None, until: int, *, limit: int, after_id: int | None = None
) -> list[Mob]:
    """Public mobs and the viewer's own that are live or begin before `until` (us), behind the mob `after_id`."""
    hidden = frozenset[int]()
    if viewer_id is not None:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())
    found: list[MobRow] = []
    for _ in range(_MOST_ROUNDS):
        calls = await calls_soon(house.db, FACET, until, after_id=after_id, limit=limit)
        rows = await mobs_by_id(house.db, [call.id for call in calls])
        listed = [rows[call.id] for call in calls if call.id in rows and _is_listed(rows[call.id], viewer_id)]
        found += await visible_mobs(house.db, viewer_id, [row for row in listed if row.account_id not in hidden])
        if len(calls) < limit or len(found) >= limit:
            break
        after_id = calls[-1].id
    return await show_seen_mobs(house, viewer_id, found[:limit])


def _is_listed(row: MobRow, viewer_id: int | None) -> bool:
    return row.post_id is not None and (row.visibility == "public" or row.account_id == viewer_id)
