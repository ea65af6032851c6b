"""Whom the report of a mob names, and whose pictures it shows: nobody who did not say so beforehand."""

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.commitments.queries.commitments import commitments_among
from goodmob.commitments.queries.deeds import DeedRow, deeds_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.mobs.queries.consents import consenting, pictured_deeds
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.wall import on_the_wall
from goodmob.social.queries.hidden import blocks_between

MOST_NAMED = 200
MOST_SHOWN = 12


async def show_named(house: House, viewer_id: int | None, mob_id: int) -> list[Account]:
    """Those who came or did something and want to be named, in the order in which they said so; without people between
    whom and the viewer there is a block, and those who are gone."""
    ids = await consenting(house.db, mob_id, MOST_NAMED)
    if not ids:
        return []
    rows = await commitments_among(house.db, mob_id, ids)
    there = {row.account_id for row in rows if row.state == "done" or row.present_at is not None}
    if viewer_id is not None and there:
        there -= await blocks_between(house.db, viewer_id, there)
    people = await gather_accounts(house, there)
    shown = {id_ for id_, standing in people.standings.items() if is_shown(standing)}
    return [render_account(people, id_) for id_ in ids if id_ in there & shown]


async def deeds_shown(reads: Reads, viewer_id: int | None, mob: MobRow) -> list[DeedRow]:
    """The deeds whose pictures stand in the report, the newest first, without what was refused, does not hang on the
    wall, or lies behind a block."""
    ids = await pictured_deeds(reads, mob.id, MOST_SHOWN)
    found = await deeds_by_id(reads, ids)
    rows = [found[id_] for id_ in ids if id_ in found and found[id_].verdict != "refused"]
    if viewer_id is not None and rows:
        blocked = await blocks_between(reads, viewer_id, {row.account_id for row in rows})
        rows = [row for row in rows if row.account_id not in blocked]
    return await on_the_wall(reads, mob, None, rows)
