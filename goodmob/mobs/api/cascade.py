"""Who brought whom, by API: the tree, one's own link, and whether one is named."""

from msgspec import Struct

from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Linked, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, delete, get, patch, post, put
from goodmob.mobs.actions.disown import disown
from goodmob.mobs.actions.invite import invite, take_back
from goodmob.mobs.actions.naming import choose_name, choose_naming
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.cascade import Cascade, show_nodes, show_summary
from goodmob.mobs.entities.commitment import Commitment, show_commitments
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.arrivals import is_named_everywhere
from goodmob.mobs.queries.cascade import nodes_page
from goodmob.mobs.rules.addresses import invitation_url_of


class Invitation(Struct, frozen=True):
    """A link of one's own to a mob: whoever joins after opening it was brought by its owner."""

    code: str
    url: str
    created_at: str


class MobPreferences(Struct, frozen=True):
    """named: whether others see whom one brought to mobs and by whom one was brought, unless chosen for one mob."""

    named: bool


class CascadeParams(PageParams, kw_only=True):
    """A page of the tree of a mob."""

    id: Id


class NamedParams(Struct):
    """Whether others see who it is, in the tree of this mob."""

    id: Id
    named: bool


class PreferencesParams(Struct):
    """What is to be so for every mob."""

    named: bool


async def show_cascade(call: Call, params: CascadeParams) -> Linked[Cascade]:
    """Who brought whom, and what it comes to. The order tells nothing of when somebody came."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await seen_mob(house.db, viewer_id, params.id)
    rows = await nodes_page(house.db, mob.id, params.window(default=40, most=80))
    shown = Cascade(await show_summary(house, mob), await show_nodes(house, viewer_id, rows))
    return Linked(shown, newest=rows[0].id if rows else None, oldest=rows[-1].id if rows else None)


async def name_oneself(call: Call, params: NamedParams) -> Commitment:
    """Be named, or not, in the tree of this mob, whatever is chosen for others."""
    await call.house.db.act(choose_name, params.id, call.account_id, params.named)
    return await _own(call, params.id)


async def disown_inviter(call: Call, params: OneMob) -> Commitment:
    """Say that nobody brought one here; whoever did gets no credit for it."""
    await call.house.db.act(disown, params.id, call.account_id)
    return await _own(call, params.id)


async def make_invitation(call: Call, params: OneMob) -> Invitation:
    """One's own link to the mob; again gives the same."""
    row = await call.house.db.act(invite, params.id, call.account_id, lane=call.account_id)
    return Invitation(row.code, invitation_url_of(call.house.settings, row.mob_id, row.code), iso(row.created_at))


async def drop_invitation(call: Call, params: OneMob) -> Empty:
    """Take one's own link back: it still leads to the mob, but brings nobody, also where the mob is seen no more."""
    await call.house.db.act(take_back, params.id, call.account_id, lane=call.account_id)
    await seen_mob(call.house.db, call.account_id, params.id)
    return EMPTY


async def show_preferences(call: Call) -> MobPreferences:
    """What is chosen for every mob."""
    return MobPreferences(await is_named_everywhere(call.house.db, call.account_id))


async def change_preferences(call: Call, params: PreferencesParams) -> MobPreferences:
    """Choose for every mob where nothing else was chosen."""
    await call.house.db.act(choose_naming, call.account_id, params.named, lane=call.account_id)
    return MobPreferences(params.named)


async def _own(call: Call, mob_id: int) -> Commitment:
    row = await commitment_of(call.house.db, mob_id, call.account_id)
    shown = [] if row is None else await show_commitments(call.house, call.account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]


_MOB, _PREFERENCES = "/api/v1/mobs/:id", "/api/v1/mob_preferences"
_READ, _WRITE = "read:mobs", "write:mobs"

ROUTES = (
    get(f"{_MOB}/cascade", show_cascade, viewer=OPTIONAL, scope=_READ),
    patch(f"{_MOB}/cascade", name_oneself, scope=_WRITE),
    delete(f"{_MOB}/cascade/inviter", disown_inviter, scope=_WRITE),
    post(f"{_MOB}/invitation", make_invitation, scope=_WRITE),
    delete(f"{_MOB}/invitation", drop_invitation, scope=_WRITE),
    get(_PREFERENCES, show_preferences, scope=_READ),
    put(_PREFERENCES, change_preferences, scope=_WRITE),
)
"""Mounted with the other routes of mobs."""
