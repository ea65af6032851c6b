"""What an account is told, a page of it, as lines."""

from typing import NamedTuple

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.notifications.entities.groups import Line, lines
from goodmob.notifications.entities.notification import show
from goodmob.notifications.entities.surge import surges
from goodmob.notifications.queries.surges import told_page
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import EMOJI_REACTION, MASTODON_TYPES, SEARCH, TYPES


class Told(NamedTuple):
    """Lines, newest first, and the ids of all notices that were read for them."""

    lines: list[Line]
    ids: list[int]


async def told_to(house: House, account_id: int, window: Window, kind: str) -> Told:
    """A page of the account's notices of this type, "" for all; none of a type that does not exist."""
    types = TYPES if not kind else [kind] if kind in TYPES else []
    rows = await told_page(house.db, account_id, window, Wanted(types))
    notices = await show(house, account_id, rows, [*MASTODON_TYPES, EMOJI_REACTION, SEARCH])
    told = lines(notices, await surges(house, account_id, [row.group_key for row in rows]))
    return Told(told, [row.id for row in rows])
