"""The terms of service, by API."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.instance.entities.terms import TermsOfService, show_current_terms, show_terms_from


class OneVersion(Struct):
    """The day of the path."""

    date: str


async def current(call: Call) -> TermsOfService:
    """The terms that hold now, or the first that will."""
    return await show_current_terms(call.house)


async def version(call: Call, params: OneVersion) -> TermsOfService:
    """The terms that hold from a day on, which others may have succeeded."""
    return await show_terms_from(call.house, params.date)


ROUTES = (
    get("/api/v1/instance/terms_of_service", current, viewer=NOBODY),
    get("/api/v1/instance/terms_of_service/:date", version, viewer=NOBODY),
)
