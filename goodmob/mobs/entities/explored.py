"""Mobs that somebody looks for: near, soon, of people one follows, lacking few, of a kind, in a language, by words."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from goodmob.commitments.queries.calls import calls_by_id
from goodmob.commitments.queries.lists import UPCOMING, calls_page, calls_soon
from goodmob.commitments.queries.nearly import calls_nearly_on
from goodmob.core.clock import DAY
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.entities.filling import Filled, fill
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.permissions import met_mobs
from goodmob.mobs.queries.lists import Such, mobs_page
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.mobs.queries.particulars import languages_of

SOON = DAY
"""Mobs that begin within it are near their moment."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What is looked for; what is None or empty is left open.

    state: `open` for what can still be joined. hosts: whoever called them; ids: those the viewer follows. lacking: so
    many places at most are missing to the threshold. hidden: accounts that the viewer is not to meet.
    """

    viewer_id: int | None
    state: str | None = None
    soon: bool = False
    hosts: frozenset[int] | None = None
    ids: frozenset[int] | None = None
    cells: frozenset[str] | None = None
    words: str = ""
    verb: str = ""
    language: str = ""
    lacking: int | None = None
    hidden: frozenset[int] = frozenset()

    def fits(self, row: MobRow) -> bool:
        """Whether the mob itself is one that is looked for; its state is its call's to say."""
        if row.account_id in self.hidden or (row.post_id is None) != (self.state == "draft"):
            return False
        is_listed = row.visibility == "public" or row.account_id == self.viewer_id
        return (
            (is_listed or self.hosts is not None or self.ids is not None)
            and (self.hosts is None or row.account_id in self.hosts)
            and (self.ids is None or row.id in self.ids)
            and (self.cells is None or row.place_cell in self.cells)
            and self.verb in {"", row.verb}
            and self._speaks(row)
            and self.words.casefold() in f"{row.title}\n{row.text}".casefold()
        )

    def wants(self, state: str) -> bool:
        """Whether mobs in this state are looked for; what staff stopped is found only by those who ask for that."""
        if self.state is None:
            return state != "halted"
        return state in UPCOMING if self.state == "open" else state == self.state

    def lacks(self, mob: Mob) -> bool:
        """Whether few enough places are missing."""
        if self.lacking is None:
            return True
        return mob.state == "gathering" and mob.threshold is not None and mob.threshold - mob.joined <= self.lacking

    def _speaks(self, row: MobRow) -> bool:
        codes = languages_of(row)
        return not self.language or any(f"{code}-".startswith(f"{self.language}-") for code in codes)


async def explored(house: House, wanted: Wanted, window: Window) -> Filled[Mob]:
    """A page of the mobs that fit: those near their moment the soonest first, others the newest first."""

    async def show(rows: Sequence[MobRow]) -> list[Mob]:
        fitting = [row for row in rows if wanted.fits(row)]
        calls = await calls_by_id(house.db, [row.id for row in fitting])
        fitting = [row for row in fitting if row.id in calls and wanted.wants(calls[row.id].state)]
        met = await met_mobs(house.db, wanted.viewer_id, fitting)
        return [mob for mob in await show_seen_mobs(house, wanted.viewer_id, met) if wanted.lacks(mob)]

    return await fill(window, _reader(house, wanted), show)


def _reader(house: House, wanted: Wanted) -> Callable[[Window], Awaitable[list[MobRow]]]:
    """Reads what may fit, by what narrows it most; what does not fit falls out when it is shown."""
    state = wanted.state
    such = Such(wanted.cells, wanted.words, wanted.verb, wanted.language, wanted.hosts, wanted.ids)

    async def soon(window: Window) -> list[MobRow]:
        until = house.clock.now() + SOON
        calls = await calls_soon(house.db, FACET, until, after_id=window.max_id, limit=window.limit)
        return await _mobs(house, [row.id for row in calls])

    async def lacking(window: Window) -> list[MobRow]:
        calls = await calls_nearly_on(house.db, FACET, wanted.lacking or 0, window)
        return await _mobs(house, [row.id for row in calls])

    async def in_state(window: Window) -> list[MobRow]:
        return await _mobs(house, [row.id for row in await calls_page(house.db, FACET, state or "", window)])

    async def such_mobs(window: Window) -> list[MobRow]:
        return await mobs_page(house.db, window, such)

    if wanted.soon:
        return soon
    if such.is_bounded:
        return such_mobs
    if wanted.lacking is not None:
        return lacking
    return such_mobs if state in {None, "open"} or such != Such() else in_state


async def _mobs(house: House, ids: Sequence[int]) -> list[MobRow]:
    rows = await mobs_by_id(house.db, ids)
    return [rows[id_] for id_ in ids if id_ in rows]
