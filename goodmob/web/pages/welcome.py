"""The first page after signing up: what to do next, for whoever runs the server, and for everybody."""

from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.end_welcome import end_welcome
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.web.entities.first_steps import OWNER, first_steps
from goodmob.web.entities.settling import STEPS, settling

ADDRESS = "/welcome"


async def welcome(call: Call) -> Response:
    """For the owner what the server still needs; somebody new is led to the first open step, and sees all later."""
    house, account_id = call.house, call.account_id
    if call.viewer.role == OWNER:
        steps = await first_steps(house, account_id)
        return house.pages.render(call, "web/welcome_owner.html", steps=steps)
    far = await settling(house, account_id)
    if not far.done:
        return RedirectResponse(f"{ADDRESS}/{far.next}", 303)
    return house.pages.render(call, "web/welcome.html", settling=far, steps=STEPS)


async def end(call: Call) -> Response:
    """The first steps are put away; they stay where they are for whoever wants them."""
    await call.house.db.act(end_welcome, call.account_id)
    return RedirectResponse("/home", 303)


PAGES = (
    get(ADDRESS, welcome, viewer=SESSION),
    post(f"{ADDRESS}/end", end, viewer=SESSION, is_kept=True),
)
