"""What the pages of the first steps have in common: how far one is, and where it goes on."""

from typing import Any

from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.web.entities.settling import STEPS, settling

WELCOME = "/welcome"


async def step_page(call: Call, step: str, *, status: int = 200, **context: Any) -> Response:
    """The page of a step, with the way through all of them above it."""
    far = await settling(call.house, call.account_id)
    after = far.after(step)
    return call.house.pages.render(
        call,
        f"web/settling/{step}.html",
        status=status,
        step=step,
        steps=STEPS,
        settling=far,
        after=f"{WELCOME}/{after}" if after else "",
        # The button to write is one of the steps, and would stand in the way of the others.
        write="",
        **context,
    )


async def go_on(call: Call, step: str) -> Response:
    """To the step after this one."""
    far = await settling(call.house, call.account_id)
    return RedirectResponse(f"{WELCOME}/{far.after(step)}", 303)
