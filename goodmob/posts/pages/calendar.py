"""A month of posts that wait for their hour, and beside it the drafts that wait for none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, get_day_names
from msgspec import Struct
from starlette.responses import Response

from goodmob.core import i18n
from goodmob.core.clock import SECOND
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.core.zones import local
from goodmob.posts.entities.draft import show_drafts
from goodmob.posts.pages.clocks import hour_of, zone_of
from goodmob.posts.pages.scheduled import Planned, clocks, planned
from goodmob.posts.queries.drafts import drafts_page
from goodmob.posts.queries.scheduled import scheduled_between
from goodmob.posts.rules.months import month_before, month_named, next_month, weeks_of

ADDRESS = "/scheduled/calendar"
MOST_DRAFTS = 20


class Month(Struct):
    """The month, as 2026-11; none: the present one."""

    month: str = ""


class Entry(Struct, frozen=True):
    """A post on its day, and the hour in words."""

    planned: Planned
    hour: str


class Day(Struct, frozen=True):
    """A day of the calendar with what appears on it; name: the whole date in words."""

    date: str
    number: int
    name: str
    is_today: bool
    is_past: bool
    is_of_month: bool
    entries: Sequence[Entry]


async def show_month(call: Call, params: Month) -> Response:
    """The month as a table, by the clocks of the reader."""
    house, account_id, zone = call.house, call.account_id, zone_of(call)
    language = i18n.current.get()
    today = local(house.clock.now(), zone).date()
    first = month_named(params.month, today)
    begins_on = Locale.parse(language).first_week_day
    weeks = weeks_of(first, begins_on)
    until = weeks[-1][-1] + timedelta(days=1)
    rows = await scheduled_between(house.db, account_id, _midnight(weeks[0][0], zone), _midnight(until, zone))
    entries: dict[date, list[Entry]] = defaultdict(list)
    for row, one in zip(rows, await planned(house, rows, zone), strict=True):
        entries[local(row.scheduled_at, zone).date()].append(Entry(one, hour_of(row.scheduled_at, zone)))
    drafts = await drafts_page(house.db, account_id, Window(limit=MOST_DRAFTS))
    return house.pages.render(
        call,
        "posts/calendar.html",
        heading=format_skeleton("yMMMM", first, locale=language),
        here=f"{ADDRESS}?month={first:%Y-%m}",
        before=f"{ADDRESS}?month={month_before(first):%Y-%m}",
        after=f"{ADDRESS}?month={next_month(first):%Y-%m}",
        weekdays=_weekdays(begins_on, language),
        weeks=[[_day(one, first, today, entries) for one in week] for week in weeks],
        drafts=await show_drafts(house, drafts),
        **clocks(call),
    )


def _weekdays(begins_on: int, language: str) -> list[tuple[str, str]]:
    short, whole = (get_day_names(width, "stand-alone", locale=language) for width in ("abbreviated", "wide"))
    return [(short[day % 7], whole[day % 7]) for day in range(begins_on, begins_on + 7)]


def _day(one: date, first: date, today: date, entries: Mapping[date, Sequence[Entry]]) -> Day:
    name = format_skeleton("MMMMEEEEd", one, locale=i18n.current.get())
    is_of_month = (one.year, one.month) == (first.year, first.month)
    return Day(one.isoformat(), one.day, name, one == today, one < today, is_of_month, entries.get(one, ()))


def _midnight(day: date, zone: str) -> int:
    return int(datetime.combine(day, time.min, ZoneInfo(zone)).timestamp()) * SECOND


PAGES = (get(ADDRESS, show_month, viewer=SESSION),)
