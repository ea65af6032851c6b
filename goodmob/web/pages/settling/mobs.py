"""Fourth step: a first mob. Where one is goes to the page of what is near, and is kept nowhere."""

from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.locating import locating
from goodmob.core.web.routes import SESSION, get
from goodmob.mobs.entities.explored import Wanted, explored
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.web.pages.settling.shell import WELCOME, step_page

STEP = "mobs"
MOST = 5


async def show_mobs(call: Call) -> Response:
    """The form that asks where, and a few mobs that anybody can still join."""
    house, viewer_id = call.house, call.account_id
    hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())
    found = await explored(house, Wanted(viewer_id=viewer_id, state="open", hidden=hidden), Window(limit=MOST))
    return locating(await step_page(call, STEP, mobs=found.items))


PAGES = (get(f"{WELCOME}/{STEP}", show_mobs, viewer=SESSION),)
