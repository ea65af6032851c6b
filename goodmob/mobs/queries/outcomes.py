"""What mobs came to."""

import msgspec

from goodmob.commitments.queries.attendance import absent_people
from goodmob.commitments.queries.calls import figures_of
from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.mobs.queries.cascade import cascade_figures
from goodmob.mobs.queries.chapters import chapters_of, together
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.reach import reach_of
from goodmob.mobs.rules.outcome import Outcome


async def outcome_of(reads: Reads, mob: MobRow) -> Outcome:
    """What the mob came to: the final figures where they are frozen, else those of now."""
    if mob.report is not None:
        return msgspec.json.decode(mob.report, type=Outcome)
    return await present_outcome(reads, mob)


async def present_outcome(reads: Reads, mob: MobRow) -> Outcome:
    """What the mob comes to now; NotFound where it has no call."""
    figures = (await figures_of(reads, [mob.id])).get(mob.id)
    if figures is None:
        raise NotFound
    reach = await reach_of(reads, mob)
    others = await together(reads, mob, await chapters_of(reads, mob.id))
    is_final = figures.state == "reported"
    return Outcome(
        joined=figures.joined,
        present=figures.present,
        done=figures.doers,
        tally=figures.units,
        verified=figures.verified,
        late=figures.late_units,
        # Where nobody checked in, nobody looked who came; and before the end anybody may still come.
        no_shows=await absent_people(reads, mob.id) if figures.present and is_final else 0,
        reached=reach.people,
        boosts=reach.boosts,
        # Who brought whom is a whole tree, which is read once.
        brought=(await cascade_figures(reads, mob.id)).credited if is_final else 0,
        chapters=others.chapters,
        chapters_joined=others.joined,
        chapters_done=others.done,
        chapters_tally=others.tally,
    )
