"""Questions around a mob by API: ask, vote, and mark them."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.ask_question import ask_question, mark_question, vote
from goodmob.mobs.entities.question import MobQuestion, show_questions
from goodmob.mobs.permissions import is_steward, seen_mob
from goodmob.mobs.queries.questions import question_by_id, questions_of
from goodmob.mobs.rules.questions import MOST_SHOWN, QuestionState


class QuestionParams(Struct, kw_only=True):
    """A question, in a line of plain text."""

    id: Id
    text: str


class QuestionsParams(Struct, kw_only=True):
    """The first so many questions of a mob; a limit out of bounds is moved inside them."""

    id: Id
    limit: int = 40


class OneQuestion(Struct):
    """The question of the path."""

    id: Id


async def ask_one_question(call: Call, params: QuestionParams) -> MobQuestion:
    """Ask something; one votes for it oneself."""
    house, account_id = call.house, call.account_id
    await seen_mob(house.db, account_id, params.id)
    question_id = await house.db.act(ask_question, account_id, params.id, params.text, lane=params.id)
    return await _shown(call, question_id)


async def list_questions(call: Call, params: QuestionsParams) -> list[MobQuestion]:
    """What is asked, that which most want to hear first; host and stewards see hidden ones, too."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await seen_mob(house.db, viewer_id, params.id)
    states = ["open", "answered"]
    if viewer_id is not None and await is_steward(house.db, viewer_id, mob):
        states.append("hidden")
    rows = await questions_of(house.db, mob.id, states, max(1, min(params.limit, MOST_SHOWN)))
    return await show_questions(house, viewer_id, rows)


async def vote_for_question(call: Call, params: OneQuestion) -> MobQuestion:
    """Want to hear the answer, too."""
    return await _voted(call, params.id, wanted=True)


async def unvote_question(call: Call, params: OneQuestion) -> MobQuestion:
    """Take the vote back."""
    return await _voted(call, params.id, wanted=False)


async def mark_as_answered(call: Call, params: OneQuestion) -> MobQuestion:
    """Mark a question as answered, as host or steward."""
    return await _marked(call, params.id, "answered")


async def hide_question(call: Call, params: OneQuestion) -> MobQuestion:
    """Hide a question from everybody, as host or steward."""
    return await _marked(call, params.id, "hidden")


async def reopen_question(call: Call, params: OneQuestion) -> MobQuestion:
    """Open a question again, as host or steward."""
    return await _marked(call, params.id, "open")


async def _voted(call: Call, question_id: int, *, wanted: bool) -> MobQuestion:
    lane = await _mob_of(call, question_id)
    await call.house.db.act(vote, call.account_id, question_id, wanted=wanted, lane=lane)
    return await _shown(call, question_id)


async def _marked(call: Call, question_id: int, state: QuestionState) -> MobQuestion:
    lane = await _mob_of(call, question_id)
    await call.house.db.act(mark_question, call.account_id, question_id, state, lane=lane)
    return await _shown(call, question_id)


async def _mob_of(call: Call, question_id: int) -> int:
    row = await question_by_id(call.house.db, question_id)
    if row is None:
        raise NotFound
    return row.mob_id


async def _shown(call: Call, question_id: int) -> MobQuestion:
    row = await question_by_id(call.house.db, question_id)
    shown = [] if row is None else await show_questions(call.house, call.account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]
