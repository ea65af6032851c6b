"""What somebody chose for every mob, as a page of the settings."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.actions.naming import choose_naming
from goodmob.mobs.queries.arrivals import is_named_everywhere

ADDRESS = "/settings/mobs"


class Choices(Struct):
    """A filled-in form."""

    named: bool = False


async def show_form(call: Call) -> Response:
    """What is chosen."""
    named = await is_named_everywhere(call.house.db, call.account_id)
    return call.house.pages.render(call, "mobs/preferences.html", named=named)


async def take_form(call: Call, params: Choices) -> Response:
    """What was chosen counts from now on, for mobs that are over as well."""
    await call.house.db.act(choose_naming, call.account_id, params.named, lane=call.account_id)
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(ADDRESS, 303)


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
"""Mounted with the other pages of mobs."""
