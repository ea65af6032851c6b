"""One's shield in a browser: part of the settings."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.social.actions.shield import lower_shield, raise_shield
from goodmob.social.entities.shield import show_shield
from goodmob.social.rules.shields import LONGEST, USUAL

ADDRESS = "/settings/shield"


class Hours(Struct):
    """For how many hours."""

    hours: int = USUAL


async def show_form(call: Call) -> Response:
    """Whether it is up, and the switch."""
    shield = await show_shield(call.house, call.account_id)
    choices = [
        (1, call.gettext("An hour")),
        (USUAL, call.gettext("A day")),
        (3 * USUAL, call.gettext("Three days")),
        (LONGEST, call.gettext("A week")),
    ]
    return call.house.pages.render(call, "social/shield.html", shield=shield, choices=choices, usual=USUAL)


async def take_up(call: Call, params: Hours) -> Response:
    """Raises it."""
    await call.house.db.act(raise_shield, call.account_id, params.hours)
    call.notify(call.gettext("Your shield is up. Strangers do not reach you now."))
    return RedirectResponse(ADDRESS, 303)


async def take_down(call: Call) -> Response:
    """Lowers it."""
    await call.house.db.act(lower_shield, call.account_id)
    call.notify(call.gettext("Your shield is down. What it kept off waits among the filtered requests."))
    return RedirectResponse(ADDRESS, 303)


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_up, viewer=SESSION),
    post(f"{ADDRESS}/lower", take_down, viewer=SESSION),
)
