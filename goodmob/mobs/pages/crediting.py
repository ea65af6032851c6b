"""Saying in a browser that one wants to be named in the report of a mob."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.mobs.actions.consent import consent, withdraw
from goodmob.mobs.pages.words import reason


class Crediting(Struct, kw_only=True):
    """The mob, and whether one is named in its report."""

    id: Id
    named: bool = False


async def change_credit(call: Call, params: Crediting) -> Response:
    """Keeps what was chosen, and shows the mob again."""
    change = consent if params.named else withdraw
    try:
        await call.house.db.act(change, call.account_id, params.id, lane=params.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{params.id}", 303)


PAGES = (post("/mobs/:id/credit", change_credit, viewer=SESSION),)
