"""Columns of what is no post: notices, messages, mobs, and the wall of a mob."""

from goodmob.commitments.queries.deeds import deeds_page
from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.clock import DAY
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.deck.entities.entries import Entries, Reader, listed
from goodmob.deck.queries import ColumnRow
from goodmob.deck.rules import MINE, Kind
from goodmob.mobs.entities.deed import show_deeds
from goodmob.mobs.entities.explored import Wanted, explored
from goodmob.mobs.entities.mob import show_mobs, show_seen_mobs
from goodmob.mobs.entities.near import upcoming
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.follows import followed_by
from goodmob.mobs.queries.lists import Such, cells_named, mobs_page
from goodmob.mobs.queries.wall import on_the_wall
from goodmob.notifications.entities.telling import told_to
from goodmob.social.queries.hidden import blocks_between, hidden_accounts
from goodmob.timelines.entities.conversation import show as show_conversations
from goodmob.timelines.queries.conversations import conversations_page

_FURTHEST = 800 * DAY
_MOST_OWN = 40


async def _notices(house: House, row: ColumnRow, window: Window) -> Entries:
    told = await told_to(house, row.account_id, window, row.subject)
    return listed("notices", told.lines, told.ids, window.limit)


async def _mentions(house: House, row: ColumnRow, window: Window) -> Entries:
    told = await told_to(house, row.account_id, window, "mention")
    return listed("notices", told.lines, told.ids, window.limit)


async def _messages(house: House, row: ColumnRow, window: Window) -> Entries:
    rows = await conversations_page(house.db, row.account_id, window)
    talks = await show_conversations(house, row.account_id, rows)
    return listed("talks", talks, [one.last_post_id for one in rows], window.limit)


async def _mobs(house: House, row: ColumnRow, window: Window) -> Entries:
    if row.subject == MINE:
        return await _own_mobs(house, row.account_id)
    if row.subject:
        return await _near(house, row, window)
    until = house.clock.now() + _FURTHEST
    mobs = await upcoming(house, row.account_id, until, limit=window.limit, after_id=window.max_id)
    return Entries("mobs", mobs, older=int(mobs[-1].id) if len(mobs) == window.limit else 0)


async def _near(house: House, row: ColumnRow, window: Window) -> Entries:
    cells = await cells_named(house.db, row.subject)
    if not cells:
        return Entries("mobs", [])
    hidden = await hidden_accounts(house.db, row.account_id, house.clock.now())
    wanted = Wanted(viewer_id=row.account_id, state="open", cells=frozenset(cells), hidden=hidden)
    found = await explored(house, wanted, Window(max_id=window.max_id, limit=window.limit))
    return Entries("mobs", found.items, older=found.oldest or 0)


async def _own_mobs(house: House, account_id: int) -> Entries:
    """The mobs that the account called, is in or follows, the newest first."""
    window = Window(limit=_MOST_OWN)
    hosted = await mobs_page(house.db, window, Such(host_ids=[account_id]))
    joined = await commitments_by(house.db, account_id, window)
    followed = (await followed_by(house.db, account_id))[:_MOST_OWN]
    ids = {row.id for row in hosted} | {row.call_id for row in joined} | set(followed)
    return Entries("mobs", await show_mobs(house, account_id, sorted(ids, reverse=True)[:_MOST_OWN]))


async def _wall(house: House, row: ColumnRow, window: Window) -> Entries:
    mob = await seen_mob(house.db, row.account_id, int(row.subject))
    deeds = await deeds_page(house.db, mob.id, window)
    blocked = await blocks_between(house.db, row.account_id, {deed.account_id for deed in deeds}) if deeds else ()
    hanging = await on_the_wall(house.db, mob, row.account_id, [one for one in deeds if one.account_id not in blocked])
    seen = await show_seen_mobs(house, row.account_id, [mob])
    if not seen:
        raise NotFound
    told = await show_deeds(house, row.account_id, hanging)
    return listed("deeds", told, [deed.id for deed in deeds], window.limit, head=seen[0])


OTHERS: dict[Kind, Reader] = {
    Kind.NOTIFICATIONS: _notices,
    Kind.MENTIONS: _mentions,
    Kind.MESSAGES: _messages,
    Kind.MOBS: _mobs,
    Kind.MOB: _wall,
}
"""By kind, the readers of columns of anything else than posts."""
