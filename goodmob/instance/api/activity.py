"""What went on here in the last twelve weeks."""

from msgspec import Struct

from goodmob.core.clock import SECOND
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.instance.queries.activity import weeks_until

WEEKS = 12


class Week(Struct, frozen=True):
    """The figures of a week that began at midnight of its Monday (seconds since 1970); numbers as strings."""

    week: str
    statuses: str
    logins: str
    registrations: str


async def activity(call: Call) -> list[Week]:
    """Posts, people who were here and sign-ups by week, this one first; counted twice an hour."""
    rows = await weeks_until(call.house.db, call.house.clock.now(), WEEKS)
    return [Week(str(row.week // SECOND), str(row.statuses), str(row.logins), str(row.registrations)) for row in rows]


ROUTES = (get("/api/v1/instance/activity", activity, viewer=NOBODY),)
