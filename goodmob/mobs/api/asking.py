"""The doors of chapters, needs, demands, questions and the wall."""

from goodmob.core.web.routes import OPTIONAL, delete, get, patch, post
from goodmob.mobs.api.chapters import accept_chapter, choose_for_mob, decline_chapter, list_chapters
from goodmob.mobs.api.demands import answer_one_demand, say_it_is_met, say_it_is_not_met
from goodmob.mobs.api.needs import (
    accept_one_taker,
    decline_one_taker,
    give_one_need_back,
    list_needs,
    post_one_need,
    remove_one_need,
    take_one_need,
)
from goodmob.mobs.api.questions import (
    ask_one_question,
    hide_question,
    list_questions,
    mark_as_answered,
    reopen_question,
    unvote_question,
    vote_for_question,
)
from goodmob.mobs.api.wall import approve_deed, hide_deed, list_waiting_deeds

_MOB, _NEED, _QUESTION = "/api/v1/mobs/:id", "/api/v1/needs/:id", "/api/v1/questions/:id"
_READ, _WRITE = "read:mobs", "write:mobs"

ROUTES = (
    patch(f"{_MOB}/choices", choose_for_mob, scope=_WRITE),
    get(f"{_MOB}/chapters", list_chapters, viewer=OPTIONAL, scope=_READ),
    post(f"{_MOB}/chapters/:chapter_id/accept", accept_chapter, scope=_WRITE),
    post(f"{_MOB}/chapters/:chapter_id/decline", decline_chapter, scope=_WRITE),
    post(f"{_MOB}/answer", answer_one_demand, scope=_WRITE),
    post(f"{_MOB}/met", say_it_is_met, scope=_WRITE),
    post(f"{_MOB}/not_met", say_it_is_not_met, scope=_WRITE),
    post(f"{_MOB}/needs", post_one_need, scope=_WRITE, limit="statuses"),
    get(f"{_MOB}/needs", list_needs, viewer=OPTIONAL, scope=_READ),
    post(f"{_NEED}/take", take_one_need, scope=_WRITE),
    post(f"{_NEED}/give_back", give_one_need_back, scope=_WRITE),
    post(f"{_NEED}/takers/:account_id/accept", accept_one_taker, scope=_WRITE),
    post(f"{_NEED}/takers/:account_id/decline", decline_one_taker, scope=_WRITE),
    delete(_NEED, remove_one_need, scope=_WRITE),
    post(f"{_MOB}/questions", ask_one_question, scope=_WRITE, limit="statuses"),
    get(f"{_MOB}/questions", list_questions, viewer=OPTIONAL, scope=_READ),
    post(f"{_QUESTION}/vote", vote_for_question, scope=_WRITE),
    post(f"{_QUESTION}/unvote", unvote_question, scope=_WRITE),
    post(f"{_QUESTION}/answered", mark_as_answered, scope=_WRITE),
    post(f"{_QUESTION}/hide", hide_question, scope=_WRITE),
    post(f"{_QUESTION}/reopen", reopen_question, scope=_WRITE),
    get(f"{_MOB}/wall/queue", list_waiting_deeds, scope=_READ),
    post(f"{_MOB}/deeds/:deed_id/approve", approve_deed, scope=_WRITE),
    post(f"{_MOB}/deeds/:deed_id/hide", hide_deed, scope=_WRITE),
)
