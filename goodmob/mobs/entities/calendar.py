"""Mobs as calendars take them: one, all of a person, and those around a place."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.commitments.queries.calls import CallRow, calls_by_id
from goodmob.commitments.queries.commitments import CommitmentRow, commitments_of
from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.clock import iso
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.i18n import gettext
from goodmob.core.text.icalendar.writing import Calendar, Entry
from goodmob.mobs.permissions import met_mobs, visible_mobs
from goodmob.mobs.queries.calendars import Revision, calendar_link_of, revisions_of
from goodmob.mobs.queries.lists import Such, mobs_page
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.calendars import KEPT, MOST_ENTRIES, status_of, uid_of
from goodmob.mobs.rules.cells import around
from goodmob.mobs.rules.standing import COMMITTED, IN


class MobCalendar(Struct, frozen=True):
    """The link to one's own calendar: url is told only when it is made. All is null where there is none."""

    url: str | None
    created_at: str | None


async def show_calendar(house: House, account_id: int, url: str | None = None) -> MobCalendar:
    """The link of the account, with its address where that was just made."""
    link = await calendar_link_of(house.db, account_id)
    return MobCalendar(None, None) if link is None else MobCalendar(url, iso(link.created_at))


async def calendar_of_mob(house: House, row: MobRow) -> Calendar:
    """One published mob, with what everybody may read of it."""
    return Calendar(row.title, await _entries(house, [row]))


async def calendar_of_person(house: House, account_id: int) -> Calendar:
    """What the account called or is committed to and may see, with exact places where it is told them."""
    window = Window(limit=MOST_ENTRIES)
    joined = [row.call_id for row in await commitments_by(house.db, account_id, window)]
    hosted = [row.id for row in await mobs_page(house.db, window, Such(host_ids=[account_id]))]
    rows = await mobs_by_id(house.db, {*joined, *hosted})
    seen = await visible_mobs(house.db, account_id, [row for row in rows.values() if row.post_id is not None])
    return Calendar(
        gettext("My mobs · %(server)s", server=house.settings.title),
        await _entries(house, seen, account_id, since=house.clock.now() - KEPT),
    )


async def calendar_of_place(house: House, cell: str) -> Calendar:
    """Public mobs in an h3 cell and its neighbours, with what everybody may read of them."""
    rows = await mobs_page(house.db, Window(limit=MOST_ENTRIES), Such(cells=around(cell)))
    listed = [row for row in rows if row.post_id is not None and row.visibility == "public"]
    return Calendar(
        gettext("Mobs around here · %(server)s", server=house.settings.title),
        await _entries(house, await met_mobs(house.db, None, listed), since=house.clock.now() - KEPT),
    )


async def _entries(
    house: House, rows: Sequence[MobRow], account_id: int | None = None, since: int | None = None
) -> list[Entry]:
    """The mobs that end after `since` (us), the soonest first: as anybody may read them, or as one account may."""
    ids = [row.id for row in rows]
    calls, revisions = await calls_by_id(house.db, ids), await revisions_of(house.db, ids)
    mine = {} if account_id is None else await commitments_of(house.db, account_id, ids)
    entries = [
        _entry(house, row, calls[row.id], revisions.get(row.id), mine.get(row.id), account_id)
        for row in rows
        if row.id in calls and (since is None or calls[row.id].ends_at > since)
    ]
    return sorted(entries, key=lambda entry: (entry.starts_at, entry.uid))


def _entry(
    house: House,
    row: MobRow,
    call: CallRow,
    revision: Revision | None,
    mine: CommitmentRow | None,
    account_id: int | None,
) -> Entry:
    own_state = mine.state if mine is not None and mine.state in COMMITTED else None
    url = url_of(house.settings, row.id)
    return Entry(
        uid=uid_of(house.settings, row.id),
        sequence=revision.number if revision else 0,
        created_at=call.created_at,
        changed_at=revision.changed_at if revision else call.created_at,
        starts_at=call.starts_at,
        ends_at=call.ends_at,
        zone=row.time_zone,
        status=status_of(call.state, call.threshold, own_state),
        summary=row.title,
        description="\n\n".join(part for part in (row.spoiler_text or row.text, url) if part),
        location=_place(row, is_told=row.account_id == account_id or own_state in IN),
        url=url,
    )


def _place(row: MobRow, *, is_told: bool) -> str:
    exact = row.place_exact if is_told or row.place_policy == "public" else ""
    return ", ".join(part for part in (row.place_text, exact) if part)
