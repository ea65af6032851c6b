"""Mobs by API: one, and many."""

from typing import Annotated, Literal

from msgspec import Meta, field

from goodmob.core.errors import Unauthorized
from goodmob.core.text.cleaning import clean_line
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.mobs.actions.show_far_mob import far_mob_shown
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.explored import Wanted, explored
from goodmob.mobs.entities.mob import Mob, show_one_mob
from goodmob.mobs.queries.follows import followed_by
from goodmob.mobs.rules.cells import around, coarse_cell
from goodmob.mobs.rules.particulars import language_named
from goodmob.mobs.rules.verbs import Verb
from goodmob.social.queries.follows import following_of
from goodmob.social.queries.hidden import hidden_accounts

State = Literal["draft", "gathering", "tipped", "live", "tallying", "reported", "failed", "cancelled", "halted"]


class MobsParams(PageParams, kw_only=True):
    """Which mobs: in a state, of people one follows (following) or followed themselves, on or near their moment, near a
    cell, to which at most so many places are missing (needs), of a verb, in a language, with words in them.

    Those near their moment come the soonest first, others the newest first.
    """

    state: State | None = None
    of: Literal["following", "followed"] | None = field(default=None, name="from")
    soon: bool = False
    near: str = ""
    needs: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    verb: Verb | None = None
    language: str = ""
    q: str = ""


async def list_mobs(call: Call, params: MobsParams) -> Page[Mob]:
    """Public mobs and one's own; from=following: whatever may be seen of those one follows."""
    shown = await explored(call.house, await _wanted(call, params), params.window(20, 40))
    return Page(shown.items, newest=None if params.soon else shown.newest, oldest=shown.oldest)


async def show_mob(call: Call, params: OneMob) -> Mob:
    """One mob."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await show_one_mob(house, viewer_id, params.id)
    if mob.origin is not None:
        await far_mob_shown(house, viewer_id, params.id)
    return mob


async def _wanted(call: Call, params: MobsParams) -> Wanted:
    viewer_id = call.viewer.account_id
    if params.of is not None and viewer_id is None:
        raise Unauthorized
    hosts, ids = await _of(call, params)
    if params.state == "draft":
        hosts = frozenset() if viewer_id is None or params.of is not None else frozenset({viewer_id})
    near = params.near.strip()
    return Wanted(
        viewer_id=viewer_id,
        state=params.state,
        soon=params.soon,
        hosts=hosts,
        ids=ids,
        cells=frozenset(around(coarse_cell(near, "near"))) if near else None,
        words=clean_line(params.q),
        verb=params.verb or "",
        language=language_named(params.language) or "",
        lacking=params.needs,
        hidden=await _hidden(call),
    )


async def _of(call: Call, params: MobsParams) -> tuple[frozenset[int] | None, frozenset[int] | None]:
    """Whose mobs, and which ones."""
    if params.of == "following":
        return frozenset(await following_of(call.house.db, call.account_id)), None
    if params.of == "followed":
        return None, frozenset(await followed_by(call.house.db, call.account_id))
    return None, None


async def _hidden(call: Call) -> frozenset[int]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return frozenset()
    return await hidden_accounts(call.house.db, viewer_id, call.house.clock.now())
