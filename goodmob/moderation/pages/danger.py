"""Saying in a browser that a mob is dangerous."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.moderation.actions.fear import fear


class DangerForm(Struct, kw_only=True):
    """The mob, and why."""

    id: Id
    reason: str = ""


async def take(call: Call, params: DangerForm) -> Response:
    """Tells staff, who are to look at it within the hour."""
    try:
        await call.house.db.act(fear, call.account_id, params.id, params.reason)
    except Conflict:
        call.notify(call.gettext("There is nothing to look at any more."), "warn")
    except Invalid:
        call.notify(call.gettext("This is too long. Please say it in fewer words."), "warn")
    else:
        call.notify(
            call.gettext(
                "Thank you. The people who look after this place are told at once. "
                "If somebody is in danger, call for help."
            )
        )
    return RedirectResponse(f"/mobs/{params.id}", 303)


PAGES = (post("/mobs/:id/danger", take, viewer=SESSION, limit="reports"),)
