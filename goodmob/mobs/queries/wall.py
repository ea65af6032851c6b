"""What hangs on the wall of a mob."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from goodmob.commitments.queries.deeds import DeedRow, deeds_page
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.database.statements import among, statement
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.tables.asking import mob_wall_choice

MOST_QUEUED = 40
_LOOKED_AT = 200

CHOICES = statement(
    select(mob_wall_choice.c.deed_id, mob_wall_choice.c.state).where(among(mob_wall_choice.c.deed_id, "deed_ids"))
)


async def on_the_wall(reads: Reads, row: MobRow, viewer_id: int | None, deeds: Sequence[DeedRow]) -> list[DeedRow]:
    """Of these deeds of the mob, in their order, those that hang on its wall for the viewer.

    What was hidden does not; where the host lets deeds in, those told of in a reply do once they were let in. Everybody
    sees their own.
    """
    states = await choices_about(reads, [deed.id for deed in deeds])
    is_open = choices_of(row).wall == "open"
    return [
        deed
        for deed in deeds
        if deed.account_id == viewer_id
        or states.get(deed.id) == "approved"
        or (deed.id not in states and (is_open or deed.post_id is None))
    ]


async def waiting_for_the_wall(reads: Reads, mob_id: int) -> list[DeedRow]:
    """Of the newest deeds those that wait to be let in, the newest first."""
    deeds = [deed for deed in await deeds_page(reads, mob_id, Window(limit=_LOOKED_AT)) if deed.post_id is not None]
    states = await choices_about(reads, [deed.id for deed in deeds])
    return [deed for deed in deeds if deed.id not in states][:MOST_QUEUED]


async def choices_about(reads: Reads, deed_ids: Collection[int]) -> dict[int, str]:
    """What was chosen about those of the deeds that were looked at: approved or hidden."""
    rows = await reads.all(CHOICES, deed_ids=list(deed_ids)) if deed_ids else ()
    return {row.deed_id: row.state for row in rows}
