"""Calendars as files."""

from starlette.responses import Response

from goodmob.core.text.icalendar.writing import MEDIA_TYPE, Calendar, written
from goodmob.core.web.call import Call
from goodmob.core.web.freshness import unless_known


def calendar_file(call: Call, calendar: Calendar, name: str) -> Response:
    """The calendar as a file of this name, or 304 for a reader that has it as it is."""
    # An entry that leaves a calendar, or is told with less, changes it without a date that says so.
    changed = max((entry.changed_at for entry in calendar.entries), default=0)
    response = unless_known(call, written(calendar), MEDIA_TYPE, changed, dated=False)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
