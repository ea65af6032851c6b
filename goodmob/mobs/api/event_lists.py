"""Lists around events, for apps that know Pleroma's: those one joined, who takes part, who waits, and places."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.commitments.queries.commitments import CommitmentRow, commitments_page
from goodmob.commitments.queries.joined import commitments_by
from goodmob.commitments.queries.shown import in_place_page
from goodmob.core.database.paging import Window
from goodmob.core.text.cleaning import clean_line
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.routes import get
from goodmob.mobs.api.events import EVENT, EVENTS
from goodmob.mobs.api.filling import filled
from goodmob.mobs.api.joining import OfMobParams
from goodmob.mobs.entities.event import LocationResult, ParticipationRequest, locations_named
from goodmob.mobs.permissions import mob_behind, own_mob
from goodmob.mobs.queries.mobs import mobs_by_id
from goodmob.mobs.rules.events import join_states
from goodmob.mobs.rules.standing import COMMITTED
from goodmob.mobs.rules.wishing import LONGEST_PLACE
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.social.queries.hidden import blocks_between

_WAITING = ("waitlisted", "offered", "waiting")


class JoinedParams(PageParams, kw_only=True):
    """Which events: those one has a place in (accept), or waits for (pending); nobody is ever turned away (reject)."""

    state: Literal["pending", "reject", "accept"] | None = None


class PlaceParams(Struct):
    """Words in the name of a place."""

    q: str = ""


async def list_joined_events(call: Call, params: JoinedParams) -> Page[Status]:
    """The events one joined, the last one joined first."""
    house, account_id = call.house, call.account_id
    states = COMMITTED if params.state is None else join_states(params.state) & COMMITTED

    async def read(window: Window) -> list[CommitmentRow]:
        return await commitments_by(house.db, account_id, window, states=states)

    async def show(rows: Sequence[CommitmentRow]) -> list[Status]:
        mobs = await mobs_by_id(house.db, [row.call_id for row in rows])
        faces = [mobs[row.call_id].post_id for row in rows if row.call_id in mobs]
        return await show_posts(house, account_id, [post_id for post_id in faces if post_id is not None])

    return await filled(params.window(20, 40), read, show)


async def list_participations(call: Call, params: OfMobParams) -> Page[Account]:
    """Who takes part in an event, latest first."""
    house = call.house
    row = await mob_behind(house.db, call.account_id, params.id)

    async def read(window: Window) -> list[CommitmentRow]:
        return await in_place_page(house.db, row.id, window)

    async def show(rows: Sequence[CommitmentRow]) -> list[Account]:
        return await show_accounts(house, await _met(call, rows))

    return await filled(params.window(40, 80), read, show)


async def list_participation_requests(call: Call, params: OfMobParams) -> Page[ParticipationRequest]:
    """Who waits for a place in one's own event, latest first."""
    house = call.house
    row = await mob_behind(house.db, call.account_id, params.id)
    await own_mob(house.db, call.account_id, row.id)

    async def read(window: Window) -> list[CommitmentRow]:
        return await commitments_page(house.db, row.id, window, states=_WAITING)

    async def show(rows: Sequence[CommitmentRow]) -> list[ParticipationRequest]:
        return [ParticipationRequest(one, "") for one in await show_accounts(house, await _met(call, rows))]

    return await filled(params.window(40, 80), read, show)


async def search_location(call: Call, params: PlaceParams) -> list[LocationResult]:
    """Places that mobs were called at in public, by words in their names, and the words themselves."""
    return list(await locations_named(call.house, clean_line(params.q)[:LONGEST_PLACE]))


async def _met(call: Call, rows: Sequence[CommitmentRow]) -> list[int]:
    """Their accounts, without those between whom and the viewer there is a block."""
    ids = [row.account_id for row in rows]
    blocked = await blocks_between(call.house.db, call.account_id, ids) if ids else frozenset()
    return [account_id for account_id in ids if account_id not in blocked]


_READ = "read:mobs"

ROUTES = (
    get(f"{EVENTS}/joined_events", list_joined_events, scope=_READ),
    get(f"{EVENT}/participations", list_participations, scope=_READ),
    get(f"{EVENT}/participation_requests", list_participation_requests, scope=_READ),
    get("/api/v1/pleroma/search/location", search_location, scope=_READ, limit="search"),
)
