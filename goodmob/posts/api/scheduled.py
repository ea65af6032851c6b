"""Scheduled posts by API: look, give another hour, call off."""

from msgspec import Struct

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.posts.actions.schedule import cancel_scheduled, reschedule
from goodmob.posts.api.params import page_by
from goodmob.posts.entities.scheduled import ScheduledStatus, show_scheduled
from goodmob.posts.ownership import own_scheduled
from goodmob.posts.queries.scheduled import scheduled_page
from goodmob.posts.rules.scheduling import moment_named


class OneScheduled(Struct):
    """The scheduled post of the path."""

    id: Id


class RescheduleParams(OneScheduled):
    """The new hour; left out, nothing changes."""

    scheduled_at: str | None = None


async def list_scheduled(call: Call, params: PageParams) -> Page[ScheduledStatus]:
    """The viewer's posts that wait, latest written first."""
    window = params.window(20, 40)
    rows = await scheduled_page(call.house.db, call.account_id, window)
    return page_by(rows, window, await show_scheduled(call.house, rows))


async def show_one_scheduled(call: Call, params: OneScheduled) -> ScheduledStatus:
    """One of the viewer's posts that wait."""
    row = await own_scheduled(call.house.db, call.account_id, params.id)
    return (await show_scheduled(call.house, [row]))[0]


async def reschedule_status(call: Call, params: RescheduleParams) -> ScheduledStatus:
    """Give a post that waits another hour."""
    if params.scheduled_at:
        moment = moment_named(params.scheduled_at)
        await call.house.db.act(reschedule, call.account_id, params.id, moment, lane=call.account_id)
    return await show_one_scheduled(call, OneScheduled(params.id))


async def cancel_scheduled_status(call: Call, params: OneScheduled) -> Empty:
    """Call a post off that waits."""
    await call.house.db.act(cancel_scheduled, call.account_id, params.id)
    return EMPTY
