"""One's own calendar by API: whether there is a link to it, a new one, and none."""

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import delete, get, post
from goodmob.mobs.actions.keep_calendar import drop_calendar, make_calendar
from goodmob.mobs.entities.calendar import MobCalendar, show_calendar
from goodmob.mobs.rules.calendars import calendar_url


async def show_own_calendar(call: Call) -> MobCalendar:
    """Whether there is a link to one's calendar, and since when; the link itself is told only when it is made."""
    return await show_calendar(call.house, call.account_id)


async def make_own_calendar(call: Call) -> MobCalendar:
    """A new secret link to a calendar of all mobs one is in; an earlier link opens nothing more."""
    house, account_id = call.house, call.account_id
    secret = await house.db.act(make_calendar, account_id, lane=account_id)
    return await show_calendar(house, account_id, calendar_url(house.settings, secret))


async def drop_own_calendar(call: Call) -> Empty:
    """The link to one's calendar opens nothing more."""
    await call.house.db.act(drop_calendar, call.account_id, lane=call.account_id)
    return EMPTY


_CALENDAR = "/api/v1/mobs/calendar"

ROUTES = (
    get(_CALENDAR, show_own_calendar, scope="read:mobs"),
    post(_CALENDAR, make_own_calendar, scope="write:mobs"),
    delete(_CALENDAR, drop_own_calendar, scope="write:mobs"),
)
