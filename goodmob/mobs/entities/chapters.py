"""The chapters of a mob with their figures, and what they come to together."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.commitments.queries.calls import figures_of
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.permissions import met_mobs, visible_mobs
from goodmob.mobs.queries.chapters import Together, chapters_of, counts, together
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.queries.mobs import MobRow


class ChapterFigures(Struct, frozen=True, kw_only=True):
    """Joined and present in places, done in people, tally and verified in units of the parent."""

    joined: int
    present: int
    done: int
    tally: int
    verified: int


class MobChapter(Struct, frozen=True, kw_only=True):
    """A chapter with its own figures. state: asked, accepted. counted: whether it is added up. as_of: how fresh the
    figures are."""

    mob: Mob
    state: str
    counted: bool
    as_of: str


class MobChapters(Struct, frozen=True, kw_only=True):
    """The chapters of a mob. own: its own figures, which stand apart. together: those of `counted` chapters, added up,
    which are all that everybody may see. policy: who may make one. next_max_id: where the list goes on."""

    mob_id: str
    policy: str
    as_of: str
    own: ChapterFigures
    together: ChapterFigures
    counted: int
    chapters: Sequence[MobChapter]
    next_max_id: str | None


async def show_chapters(
    house: House, viewer_id: int | None, parent: MobRow, *, limit: int, max_id: int | None = None
) -> MobChapters:
    """The chapters that the viewer may see, the newest first; those that ask to be one are for its host alone."""
    states = ["accepted", "asked"] if parent.account_id == viewer_id else ["accepted"]
    rows = await chapters_of(house.db, parent.id, states)
    sum_ = await together(house.db, parent, rows)
    own = (await figures_of(house.db, [parent.id])).get(parent.id)
    if own is None:
        raise NotFound
    below = [row for row in reversed(rows) if max_id is None or row.id < max_id]
    leaf = below[:limit]
    as_of = iso(house.clock.now())
    return MobChapters(
        mob_id=str(parent.id),
        policy=choices_of(parent).chapters,
        as_of=as_of,
        own=ChapterFigures(
            joined=own.joined, present=own.present, done=own.doers, tally=own.units, verified=own.verified
        ),
        together=_figures(sum_),
        counted=sum_.chapters,
        chapters=await _shown(house, viewer_id, parent, leaf, as_of),
        next_max_id=str(leaf[-1].id) if len(below) > limit else None,
    )


def _figures(sum_: Together) -> ChapterFigures:
    return ChapterFigures(
        joined=sum_.joined, present=sum_.present, done=sum_.done, tally=sum_.tally, verified=sum_.verified
    )


async def _shown(
    house: House, viewer_id: int | None, parent: MobRow, rows: Sequence[MobRow], as_of: str
) -> list[MobChapter]:
    # Nobody but the host of the whole asked for the hosts of its chapters.
    seen = await (visible_mobs if parent.account_id == viewer_id else met_mobs)(house.db, viewer_id, rows)
    mobs = {mob.id: mob for mob in await show_seen_mobs(house, viewer_id, seen)}
    return [
        MobChapter(mob=mobs[str(row.id)], state=row.chapter_state or "", counted=counts(row), as_of=as_of)
        for row in seen
        if str(row.id) in mobs
    ]
