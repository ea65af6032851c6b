"""Demands in a browser: the organisation answers beside what is asked of it, and the host says whether it is met."""

from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Forbidden, Invalid
from goodmob.core.settings import Settings
from goodmob.core.text.plain import plain_text
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.mobs.actions.answer_demand import answer_demand, confirm_met, dispute_met
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import own_mob, seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.demands import Outcome
from goodmob.posts.actions.publish import Draft, publish
from goodmob.posts.entities.show import show as show_posts


class AnswerForm(Struct, kw_only=True):
    """What the organisation says: it becomes a public post of its own that answers the mob."""

    id: Id
    text: str = ""
    outcome: Outcome = "answered"


class OneMob(Struct):
    """The mob of the path."""

    id: Id


async def demand_part(call: Call, row: MobRow, mob: Mob) -> dict[str, Any]:
    """What the page of a mob shows of its demand: the post that answers it, and who may do what about it."""
    ids = [] if mob.answer is None else [int(mob.answer.status_id)]
    posts = await show_posts(call.house, call.viewer.account_id, ids)
    is_published = row.post_id is not None
    return {
        "answer_post": posts[0] if posts else None,
        "answer_words": plain_text(posts[0].content or "") if posts else "",
        "may_answer": is_published and row.demand and call.viewer.account_id == row.addressee_id is not None,
    }


async def answer(call: Call, params: AnswerForm) -> Response:
    """Publishes the words of the organisation and pins them as its answer."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    try:
        await house.db.act(_say_and_answer, house.settings, account_id, row, params, lane=row.id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("Your answer is pinned here."))
    return _back(row.id)


async def meet(call: Call, params: OneMob) -> Response:
    """The host says that it is met."""
    await own_mob(call.house.db, call.account_id, params.id)
    try:
        await call.house.db.act(confirm_met, call.account_id, params.id, lane=params.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("It is met. Everybody who takes part is told."))
    return _back(params.id)


async def dispute(call: Call, params: OneMob) -> Response:
    """The host says that it is not met."""
    await own_mob(call.house.db, call.account_id, params.id)
    try:
        await call.house.db.act(dispute_met, call.account_id, params.id, lane=params.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    return _back(params.id)


async def _say_and_answer(tx: Transaction, settings: Settings, account_id: int, row: MobRow, form: AnswerForm) -> None:
    if row.addressee_id != account_id:
        raise Forbidden
    draft = Draft(text=form.text, visibility="public", language=row.language, in_reply_to_id=row.post_id)
    post_id = await publish(tx, settings, account_id, draft)
    await answer_demand(tx, account_id, row.id, post_id, form.outcome)


def _back(mob_id: int) -> Response:
    return RedirectResponse(f"/mobs/{mob_id}#demand", 303)


_MOB = "/mobs/:id"

PAGES = (
    post(f"{_MOB}/answer", answer, viewer=SESSION, limit="statuses"),
    post(f"{_MOB}/met", meet, viewer=SESSION),
    post(f"{_MOB}/not_met", dispute, viewer=SESSION),
)
