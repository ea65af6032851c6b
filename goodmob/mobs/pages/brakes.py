"""Co-stewards, a plan for a larger crowd, and slow mode, in a browser."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.core.errors import Conflict, Invalid
from goodmob.core.text.usernames import parse_handle
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.actions.plan import send_plan
from goodmob.mobs.actions.slow import slow_down
from goodmob.mobs.actions.stewards import accept_stewardship, ask_steward, end_stewardship
from goodmob.mobs.entities.crowd import show_stewards
from goodmob.mobs.entities.mob import show_one_mob
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.posts.actions.pace import SLOWEST


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class StewardForm(Struct, kw_only=True):
    """Whom to ask, as they are written (@name)."""

    id: Id
    name: str = ""


class EndForm(Struct, kw_only=True):
    """Who looks after it no longer."""

    id: Id
    account_id: Id


class PlanForm(Struct, kw_only=True):
    """How so many people are looked after."""

    id: Id
    text: str = ""
    places: int = 0


class SlowForm(Struct, kw_only=True):
    """Seconds between two answers of one account."""

    id: Id
    seconds: int = 0


async def show_order(call: Call, params: OneMob) -> Response:
    """Who looks after the mob, and, for its host, what else keeps it in order."""
    house, viewer_id = call.house, call.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    stewards = await show_stewards(house, viewer_id, row)
    return house.pages.render(
        call,
        "mobs/order.html",
        mob=await show_one_mob(house, viewer_id, row.id),
        stewards=stewards,
        is_host=row.account_id == viewer_id,
        asked=any(one.accepted_at is None and one.account.id == str(viewer_id) for one in stewards),
        slowest=SLOWEST,
    )


async def ask(call: Call, params: StewardForm) -> Response:
    """Asks somebody to look after the mob together."""
    house = call.house
    row = await seen_mob(house.db, call.account_id, params.id)
    handle = parse_handle(params.name)
    found = None if handle is None else await account_by_handle(house.db, handle.username)
    try:
        if found is None:
            raise Invalid("account_id", "must be somebody of this server")
        await house.db.act(ask_steward, call.account_id, row.id, found.id, lane=row.id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("They are asked. More may come once they say yes."))
    return _back(row)


async def accept(call: Call, params: OneMob) -> Response:
    """Says yes to looking after the mob."""
    house = call.house
    row = await seen_mob(house.db, call.account_id, params.id)
    try:
        await house.db.act(accept_stewardship, house.settings, call.account_id, row, lane=row.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("You look after it together now. Thank you."))
    return _back(row)


async def end(call: Call, params: EndForm) -> Response:
    """Somebody looks after it no longer, or says no."""
    row = await seen_mob(call.house.db, call.account_id, params.id)
    await call.house.db.act(end_stewardship, call.account_id, row, params.account_id, lane=row.id)
    return _back(row)


async def plan(call: Call, params: PlanForm) -> Response:
    """Sends staff the plan."""
    row = await seen_mob(call.house.db, call.account_id, params.id)
    try:
        await call.house.db.act(send_plan, call.account_id, row.id, params.text, params.places, lane=row.id)
    except Invalid:
        call.notify(call.gettext("Write the plan, and how many are to come."), "warn")
    else:
        call.notify(call.gettext("Your plan is sent. Those who run this server look at it."))
    return _back(row)


async def slow(call: Call, params: SlowForm) -> Response:
    """Sets how long everybody waits between two answers."""
    row = await seen_mob(call.house.db, call.account_id, params.id)
    try:
        await call.house.db.act(slow_down, call.account_id, row.id, params.seconds)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("Your choices are saved."))
    return _back(row)


def _back(row: MobRow) -> Response:
    return RedirectResponse(f"/mobs/{row.id}/order", 303)


_ORDER = "/mobs/:id/order"

PAGES = (
    get(_ORDER, show_order, viewer=SESSION),
    post(f"{_ORDER}/ask", ask, viewer=SESSION, limit="statuses"),
    post(f"{_ORDER}/accept", accept, viewer=SESSION),
    post(f"{_ORDER}/end", end, viewer=SESSION),
    post(f"{_ORDER}/plan", plan, viewer=SESSION, limit="reports"),
    post(f"{_ORDER}/slow", slow, viewer=SESSION),
)
