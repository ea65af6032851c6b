"""What stands beside every page: up to three mobs near their moment."""

from typing import cast

from msgspec import Struct

from goodmob.core.clock import DAY, SECOND
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Aside
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.entities.near import upcoming
from goodmob.mobs.pages.card import Card, card_of
from goodmob.social.queries.hidden import hidden_accounts

MOST = 3
KEPT = 9
FRESH = 10 * SECOND
"""How long what strangers see is kept in memory, as every page shows it."""

_PAGES = "/mobs"
_TEMPLATE = "mobs/_near.html"
_ROOM = 4_000
"""Bytes that a kept mob may take, about."""


class Near(Struct, frozen=True):
    """A mob near its moment, with its card as a stranger sees it."""

    mob: Mob
    card: Card


async def happening_now(call: Call) -> Aside:
    """The mobs that are live or begin within a day, without those of people whom the viewer does not meet.

    None beside pages of mobs, which show them already.
    """
    if call.scope["path"].startswith(_PAGES):
        return Aside(_TEMPLATE, [])
    house, viewer_id, now = call.house, call.viewer.account_id, call.house.clock.now()
    mobs = await _public(house, now)
    if viewer_id is not None and mobs:
        hidden = await hidden_accounts(house.db, viewer_id, now)
        mobs = [mob for mob in mobs if int(mob.host.id) not in hidden]
    return Aside(_TEMPLATE, [Near(mob, card_of(mob, now)) for mob in mobs[:MOST]])


async def _public(house: House, now: int) -> list[Mob]:
    key = ("mobs", "near", now // FRESH)
    kept = cast(list[Mob] | None, house.cache.get(key))
    if kept is None:
        kept = await upcoming(house, None, now + DAY, limit=KEPT)
        house.cache.put(key, kept, _ROOM * (1 + len(kept)))
    return kept
