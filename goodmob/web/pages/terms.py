"""What people agree to here, and what is kept of them."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.pages import PageAnswer
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.instance.entities.privacy import privacy_html
from goodmob.instance.entities.terms import TermsOfService, show_current_terms, show_terms_from
from goodmob.instance.queries.terms import versions_of_terms


class OneVersion(Struct):
    """The day of the path."""

    date: str


async def terms(call: Call) -> PageAnswer:
    """The terms of service that hold."""
    return await _page(call, await show_current_terms(call.house))


async def earlier_terms(call: Call, params: OneVersion) -> PageAnswer:
    """The terms of service that hold, held or will hold from a day on."""
    return await _page(call, await show_terms_from(call.house, params.date))


async def _page(call: Call, shown: TermsOfService) -> PageAnswer:
    days = await versions_of_terms(call.house.db)
    return call.house.pages.render(call, "web/terms.html", terms=shown, days=days)


async def privacy_policy(call: Call) -> PageAnswer:
    """What the server keeps of people, and who sees it."""
    return call.house.pages.render(call, "web/privacy.html", content=privacy_html())


PAGES = (
    get("/terms", terms, viewer=OPTIONAL_SESSION),
    get("/terms/:date", earlier_terms, viewer=OPTIONAL_SESSION),
    get("/privacy-policy", privacy_policy, viewer=OPTIONAL_SESSION),
)
