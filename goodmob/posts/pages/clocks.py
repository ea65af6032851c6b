"""By which clocks somebody plans: the zone that their browser names, kept in a cookie; and moments in those."""

from babel.dates import format_skeleton, format_time
from starlette.responses import Response

from goodmob.core import i18n
from goodmob.core.clock import DAY
from goodmob.core.errors import Invalid
from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.core.zones import USUAL_ZONE, local, moment_named, zone_named
from goodmob.posts.pages.form import Writing

COOKIE = "goodmob_zone"
GOOD_FOR = 365 * DAY // 1_000_000


def chosen_zone(call: Call) -> str:
    """The zone that was chosen in this browser; empty where none was."""
    try:
        return zone_named(cookies.read(call.house.settings, call, COOKIE))
    except Invalid:
        return ""


def zone_of(call: Call) -> str:
    """The zone by whose clocks moments are told in this browser."""
    return chosen_zone(call) or USUAL_ZONE


def keep_zone(call: Call, response: Response, zone: str) -> None:
    """Lets this browser plan by the clocks of the zone from now on."""
    cookies.keep(call.house.settings, response, COOKIE, zone, GOOD_FOR)


def moment_of(form: Writing, zone: str) -> int | None:
    """The moment (us) at which a filled-in composer is to appear; None: at once. Invalid where it is none."""
    if not form.scheduled_at.strip():
        return None
    return moment_named(form.scheduled_at, zone_named(form.time_zone or zone), "scheduled_at")


def day_and_hour(moment: int, zone: str) -> str:
    """The moment (us) on the clocks of the zone in the reader's language: "Sat, Nov 28, 2026, 9:00"."""
    return f"{day_of(moment, zone)}, {hour_of(moment, zone)}"


def day_of(moment: int, zone: str) -> str:
    """The day of the moment on the clocks of the zone."""
    return format_skeleton("yMMMEd", local(moment, zone), locale=i18n.current.get())


def hour_of(moment: int, zone: str) -> str:
    """Hours and minutes of the moment on the clocks of the zone."""
    return format_time(local(moment, zone), "short", locale=i18n.current.get())
