"""Questions around a mob in a browser: voted up, and large enough for the wall of a hall."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.mobs.actions.ask_question import ask_question, mark_question, vote
from goodmob.mobs.entities.question import MobQuestion, show_questions
from goodmob.mobs.pages.showing import seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import is_steward, may_ask, seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.questions import question_by_id, questions_of
from goodmob.mobs.rules.questions import ASKABLE, LONGEST, MOST_SHOWN, QuestionState

MARKS: dict[str, QuestionState] = {"answered": "answered", "hide": "hidden", "reopen": "open"}


class Looking(Struct, kw_only=True):
    """The mob, and whether the page hangs on a wall: large, and with nothing to press."""

    id: Id
    wall: bool = False


class QuestionForm(Struct, kw_only=True):
    """What somebody asks."""

    id: Id
    text: str = ""


class OneQuestion(Struct, kw_only=True):
    """A mob, one of its questions, and what is done with it."""

    id: Id
    question_id: Id
    verb: Literal["vote", "unvote", "answered", "hide", "reopen"]


async def show_page(call: Call, params: Looking) -> Response:
    """What is asked, that which most want to hear first."""
    return await _page(call, params, "mobs/questions.html")


async def show_list(call: Call, params: Looking) -> Response:
    """The list alone, as it is now."""
    return await _page(call, params, "mobs/_questions.html")


async def ask(call: Call, params: QuestionForm) -> Response:
    """Asks something."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    try:
        await house.db.act(ask_question, account_id, row.id, params.text, lane=row.id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{row.id}/questions", 303)


async def change(call: Call, params: OneQuestion) -> Response:
    """Votes for a question or no longer; marks it, for host and stewards."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    question = await question_by_id(house.db, params.question_id)
    if question is None or question.mob_id != row.id:
        raise NotFound
    try:
        if params.verb in MARKS:
            await house.db.act(mark_question, account_id, params.question_id, MARKS[params.verb], lane=row.id)
        else:
            await house.db.act(vote, account_id, params.question_id, wanted=params.verb == "vote", lane=row.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{row.id}/questions#question-{params.question_id}", 303)


async def _page(call: Call, params: Looking, template: str) -> Response:
    house = call.house
    viewer_id = None if params.wall else call.viewer.account_id
    row = await seen_mob(house.db, call.viewer.account_id, params.id)
    mob = await seen_as(call, row)
    steward = viewer_id is not None and await is_steward(house.db, viewer_id, row)
    is_time = mob.state in ASKABLE
    return house.pages.render(
        call,
        template,
        mob=mob,
        questions=await _questions(call, row, viewer_id, steward=steward),
        on_wall=params.wall,
        is_steward=steward,
        may_ask=is_time and viewer_id is not None and await may_ask(house.db, viewer_id, row),
        longest=LONGEST,
    )


async def _questions(call: Call, row: MobRow, viewer_id: int | None, *, steward: bool) -> list[MobQuestion]:
    states = ["open", "answered", "hidden"] if steward else ["open", "answered"]
    shown = await show_questions(call.house, viewer_id, await questions_of(call.house.db, row.id, states, MOST_SHOWN))
    # What was answered has had its time.
    return sorted(shown, key=lambda question: question.state != "open")


_QUESTIONS = "/mobs/:id/questions"

PAGES = (
    get(_QUESTIONS, show_page, viewer=OPTIONAL_SESSION),
    get(f"{_QUESTIONS}/list", show_list, viewer=OPTIONAL_SESSION),
    post(_QUESTIONS, ask, viewer=SESSION, limit="statuses"),
    post(f"{_QUESTIONS}/:question_id/:verb", change, viewer=SESSION),
)
