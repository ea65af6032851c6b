"""Calendars that other programs read, and the page of the settings that makes the link to one's own."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import require_good_standing
from goodmob.core.errors import Forbidden, Invalid, NotFound
from goodmob.core.secrets import digest
from goodmob.core.web.calendar_files import calendar_file
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.mobs.actions.keep_calendar import drop_calendar, make_calendar
from goodmob.mobs.entities.calendar import (
    calendar_of_mob,
    calendar_of_person,
    calendar_of_place,
    show_calendar,
)
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.calendars import calendar_link_by
from goodmob.mobs.rules.calendars import calendar_url
from goodmob.mobs.rules.cells import coarse_cell

SETTINGS = "/settings/calendar"


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class OnePlace(Struct):
    """The h3 cell of the path."""

    cell: str


class SecretLink(Struct):
    """What stands in a secret link."""

    secret: str


async def send_mob(call: Call, params: OneMob) -> Response:
    """One mob for any calendar, in words that everybody may read, whoever asks."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    if row.post_id is None:
        raise NotFound
    return calendar_file(call, await calendar_of_mob(call.house, row), f"mob-{row.id}")


async def send_place(call: Call, params: OnePlace) -> Response:
    """Public mobs around a place."""
    try:
        cell = coarse_cell(params.cell, "cell")
    except Invalid as error:
        raise NotFound from error
    return calendar_file(call, await calendar_of_place(call.house, cell), f"mobs-{cell}")


async def send_own(call: Call, params: SecretLink) -> Response:
    """All that somebody is in, for whoever knows the secret link."""
    house = call.house
    link = await calendar_link_by(house.db, digest(params.secret))
    if link is None:
        raise NotFound
    try:
        await require_good_standing(house.db, link.account_id)
    except Forbidden as error:
        raise NotFound from error
    return calendar_file(call, await calendar_of_person(house, link.account_id), "mobs")


async def show_settings(call: Call) -> Response:
    """What a calendar is for, whether there is a link, and buttons for a new one and for none."""
    return await _settings(call)


async def make_link(call: Call) -> Response:
    """A new link, shown this once."""
    secret = await call.house.db.act(make_calendar, call.account_id, lane=call.account_id)
    return await _settings(call, calendar_url(call.house.settings, secret))


async def end_link(call: Call) -> Response:
    """The link opens nothing more."""
    await call.house.db.act(drop_calendar, call.account_id, lane=call.account_id)
    call.notify(call.gettext("The link opens nothing any more."))
    return RedirectResponse(SETTINGS, 303)


async def _settings(call: Call, url: str = "") -> Response:
    link = await show_calendar(call.house, call.account_id)
    page = call.house.pages.render(call, "mobs/calendar.html", link=link, url=url)
    page.headers["Cache-Control"] = "private, no-store"
    return page


PAGES = (
    get("/mobs/:id.ics", send_mob, viewer=OPTIONAL_SESSION, limit="calendars"),
    get("/mobs/calendar/:cell.ics", send_place, viewer=OPTIONAL_SESSION, limit="calendars"),
    get("/calendars/:secret.ics", send_own, viewer=OPTIONAL_SESSION, limit="calendars"),
    get(SETTINGS, show_settings, viewer=SESSION),
    post(SETTINGS, make_link, viewer=SESSION),
    post(f"{SETTINGS}/end", end_link, viewer=SESSION),
)
