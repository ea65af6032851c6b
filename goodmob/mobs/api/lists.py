"""Mobs by API: one, many, and what is said around one."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

from msgspec import Struct, field, structs

from goodmob.commitments.queries.calls import calls_by_id
from goodmob.commitments.queries.lists import calls_page, calls_soon
from goodmob.core.clock import DAY
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound, Unauthorized
from goodmob.core.text.cleaning import clean_line
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.api.filling import filled
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.mob import Mob, show_one_mob, show_seen_mobs
from goodmob.mobs.permissions import met_mobs, seen_mob
from goodmob.mobs.queries.lists import mobs_page
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.mobs.rules.cells import around, coarse_cell
from goodmob.posts.entities.show import show_met
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.threads import conversation_page
from goodmob.social.queries.follows import following_of
from goodmob.social.queries.hidden import hidden_accounts

SOON = DAY
"""Mobs that begin within it are near their moment."""

State = Literal["draft", "gathering", "tipped", "live", "tallying", "reported", "failed", "cancelled", "halted"]


class MobsParams(PageParams, kw_only=True):
    """Which mobs: in a state, of whom one follows, on or near their moment, near a cell, with words in the title.

    Those near their moment come the soonest first, others the newest first.
    """

    state: State | None = None
    of: Literal["following"] | None = field(default=None, name="from")
    soon: bool = False
    near: str = ""
    q: str = ""


class TimelineParams(PageParams, kw_only=True):
    """A page of the posts of a mob."""

    id: Id


class _Search(Struct, frozen=True):
    """What is looked for. hosts: None for whoever; cells: None for wherever; hidden: whom the viewer is not to meet."""

    viewer_id: int | None
    state: str | None
    soon: bool
    hosts: frozenset[int] | None
    cells: frozenset[str] | None
    words: str
    hidden: frozenset[int]

    def fits(self, row: MobRow) -> bool:
        """Whether the mob itself is one that is looked for; its state is its call's to say."""
        if row.account_id in self.hidden or (row.post_id is None) != (self.state == "draft"):
            return False
        is_listed = row.visibility == "public" or row.account_id == self.viewer_id
        return (
            (is_listed if self.hosts is None else row.account_id in self.hosts)
            and (self.cells is None or row.place_cell in self.cells)
            and self.words.casefold() in row.title.casefold()
        )

    def wants(self, state: str) -> bool:
        """Whether mobs in this state are looked for; what staff stopped is found only by those who ask for that."""
        return state != "halted" if self.state is None else state == self.state


async def list_mobs(call: Call, params: MobsParams) -> Page[Mob]:
    """Public mobs and one's own; from=following: whatever may be seen of those one follows."""
    house, search = call.house, await _search(call, params)

    async def show(rows: Sequence[MobRow]) -> list[Mob]:
        fitting = [row for row in rows if search.fits(row)]
        calls = await calls_by_id(house.db, [row.id for row in fitting])
        fitting = [row for row in fitting if row.id in calls and search.wants(calls[row.id].state)]
        return await show_seen_mobs(house, search.viewer_id, await met_mobs(house.db, search.viewer_id, fitting))

    page = await filled(params.window(20, 40), _reader(call, search), show)
    return structs.replace(page, newest=None) if search.soon else page


async def show_mob(call: Call, params: OneMob) -> Mob:
    """One mob."""
    return await show_one_mob(call.house, call.viewer.account_id, params.id)


async def mob_timeline(call: Call, params: TimelineParams) -> Page[Status]:
    """What is said around a mob, its own post included, newest first."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    if row.post_id is None:
        raise NotFound
    conversation_id, hidden = row.post_id, await _hidden(call)

    async def show(rows: Sequence[PostRow]) -> list[Status]:
        return await show_met(house, viewer_id, [post for post in rows if post.account_id not in hidden])

    return await filled(params.window(), lambda window: conversation_page(house.db, conversation_id, window), show)


async def _search(call: Call, params: MobsParams) -> _Search:
    viewer_id = call.viewer.account_id
    hosts: frozenset[int] | None = None
    if params.of == "following":
        if viewer_id is None:
            raise Unauthorized
        hosts = frozenset(await following_of(call.house.db, viewer_id))
    if params.state == "draft":
        hosts = frozenset() if viewer_id is None or hosts is not None else frozenset({viewer_id})
    return _Search(
        viewer_id=viewer_id,
        state=params.state,
        soon=params.soon,
        hosts=hosts,
        cells=frozenset(around(coarse_cell(params.near.strip(), "near"))) if params.near.strip() else None,
        words=clean_line(params.q),
        hidden=await _hidden(call),
    )


def _reader(call: Call, search: _Search) -> Callable[[Window], Awaitable[list[MobRow]]]:
    """Reads what may fit, by what narrows it most; what does not fit falls out when it is shown."""
    house, state = call.house, search.state
    is_narrow = search.hosts is not None or search.cells is not None or search.words

    async def soon(window: Window) -> list[MobRow]:
        until = house.clock.now() + SOON
        calls = await calls_soon(house.db, FACET, until, after_id=window.max_id, limit=window.limit)
        return await _mobs(call, [row.id for row in calls])

    async def in_state(window: Window) -> list[MobRow]:
        return await _mobs(call, [row.id for row in await calls_page(house.db, FACET, state or "", window)])

    async def by_words(window: Window) -> list[MobRow]:
        return await mobs_page(house.db, window, cells=search.cells, words=search.words, host_ids=search.hosts)

    if search.soon:
        return soon
    return in_state if state is not None and not is_narrow else by_words


async def _mobs(call: Call, ids: Sequence[int]) -> list[MobRow]:
    rows = await mobs_by_id(call.house.db, ids)
    return [rows[id_] for id_ in ids if id_ in rows]


async def _hidden(call: Call) -> frozenset[int]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return frozenset()
    return await hidden_accounts(call.house.db, viewer_id, call.house.clock.now())
