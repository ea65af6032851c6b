"""The doors of mobs: call, join, do, and see what came of it."""

from goodmob.core.web.routes import OPTIONAL, delete, get, patch, post
from goodmob.mobs.api.admin import ROUTES as ADMIN
from goodmob.mobs.api.announcements import announce_to_mob, list_announcements, mute_one_mob, unmute_one_mob
from goodmob.mobs.api.asking import ROUTES as ASKING
from goodmob.mobs.api.brakes import (
    accept_one_stewardship,
    ask_one_steward,
    end_one_stewardship,
    list_stewards,
    send_one_plan,
    slow_one_mob_down,
)
from goodmob.mobs.api.calendars import ROUTES as CALENDARS
from goodmob.mobs.api.calling import call_one_mob, cancel_one_mob, edit_one_mob, publish_one_mob
from goodmob.mobs.api.cascade import ROUTES as CASCADE
from goodmob.mobs.api.credits import ROUTES as CREDITS
from goodmob.mobs.api.deeds import dispute_deed, do_deed, unwitness_deed, witness_deed
from goodmob.mobs.api.event_lists import ROUTES as EVENT_LISTS
from goodmob.mobs.api.events import ROUTES as EVENTS
from goodmob.mobs.api.following import follow_one_mob, unfollow_one_mob
from goodmob.mobs.api.inviting import ROUTES as INVITING
from goodmob.mobs.api.joining import check_in_at_mob, join_mob, leave_mob, list_commitments, list_deeds
from goodmob.mobs.api.lists import list_mobs, show_mob
from goodmob.mobs.api.preview import ROUTES as PREVIEW
from goodmob.mobs.api.report import show_mob_report
from goodmob.mobs.api.reviews import (
    ask_one_reviewer,
    claim_one_review,
    decide_one_review,
    list_reviewers,
    list_reviews,
    release_one_review,
    thank_one_reviewer,
)
from goodmob.mobs.api.timeline import mob_timeline
from goodmob.mobs.api.turnout import excuse_oneself, excuse_somebody, show_turnout
from goodmob.mobs.api.words import leave_ones_words, show_ones_words, take_ones_words_back

_MOBS, _MOB = "/api/v1/mobs", "/api/v1/mobs/:id"
_DEED = f"{_MOB}/deeds/:deed_id"
_READ, _WRITE = "read:mobs", "write:mobs"

ROUTES = (
    *PREVIEW,
    *ASKING,
    post(_MOBS, call_one_mob, scope=_WRITE, limit="statuses"),
    get(_MOBS, list_mobs, viewer=OPTIONAL, scope=_READ),
    get(_MOB, show_mob, viewer=OPTIONAL, scope=_READ),
    patch(_MOB, edit_one_mob, scope=_WRITE, limit="statuses"),
    delete(_MOB, cancel_one_mob, scope=_WRITE),
    post(f"{_MOB}/publish", publish_one_mob, scope=_WRITE, limit="statuses"),
    post(f"{_MOB}/join", join_mob, scope=_WRITE),
    post(f"{_MOB}/leave", leave_mob, scope=_WRITE),
    post(f"{_MOB}/check_in", check_in_at_mob, scope=_WRITE),
    post(f"{_MOB}/excuse", excuse_oneself, scope=_WRITE),
    post(f"{_MOB}/commitments/:commitment_id/excuse", excuse_somebody, scope=_WRITE),
    get(f"{_MOB}/turnout", show_turnout, scope=_READ),
    get(f"{_MOB}/commitments", list_commitments, viewer=OPTIONAL, scope=_READ),
    post(f"{_MOB}/announcements", announce_to_mob, scope=_WRITE, limit="statuses"),
    get(f"{_MOB}/announcements", list_announcements, scope=_READ),
    post(f"{_MOB}/mute", mute_one_mob, scope=_WRITE),
    post(f"{_MOB}/unmute", unmute_one_mob, scope=_WRITE),
    post(f"{_MOB}/deeds", do_deed, scope=_WRITE, limit="statuses"),
    get(f"{_MOB}/deeds", list_deeds, viewer=OPTIONAL, scope=_READ),
    post(f"{_DEED}/witness", witness_deed, scope=_WRITE),
    post(f"{_DEED}/unwitness", unwitness_deed, scope=_WRITE),
    post(f"{_DEED}/dispute", dispute_deed, scope=_WRITE),
    get(f"{_MOB}/reviews", list_reviews, scope=_READ),
    post(f"{_MOB}/reviews/:deed_id/claim", claim_one_review, scope=_WRITE),
    post(f"{_MOB}/reviews/:deed_id/release", release_one_review, scope=_WRITE),
    post(f"{_MOB}/reviews/:deed_id/decide", decide_one_review, scope=_WRITE),
    get(f"{_MOB}/reviewers", list_reviewers, scope=_READ),
    post(f"{_MOB}/reviewers", ask_one_reviewer, scope=_WRITE),
    delete(f"{_MOB}/reviewers/:account_id", thank_one_reviewer, scope=_WRITE),
    post(f"{_MOB}/follow", follow_one_mob, scope=_WRITE),
    post(f"{_MOB}/unfollow", unfollow_one_mob, scope=_WRITE),
    post(f"{_MOB}/words", leave_ones_words, scope=_WRITE, limit="statuses"),
    get(f"{_MOB}/words", show_ones_words, scope=_READ),
    delete(f"{_MOB}/words", take_ones_words_back, scope=_WRITE),
    get(f"{_MOB}/report", show_mob_report, viewer=OPTIONAL, scope=_READ),
    *CREDITS,
    *INVITING,
    *CASCADE,
    *CALENDARS,
    *EVENTS,
    *EVENT_LISTS,
    get(f"{_MOB}/stewards", list_stewards, viewer=OPTIONAL, scope=_READ),
    post(f"{_MOB}/stewards", ask_one_steward, scope=_WRITE, limit="statuses"),
    post(f"{_MOB}/stewards/accept", accept_one_stewardship, scope=_WRITE),
    delete(f"{_MOB}/stewards/:account_id", end_one_stewardship, scope=_WRITE),
    post(f"{_MOB}/plan", send_one_plan, scope=_WRITE, limit="reports"),
    post(f"{_MOB}/slow", slow_one_mob_down, scope=_WRITE),
    *ADMIN,
    get("/api/v1/timelines/mob/:id", mob_timeline, viewer=OPTIONAL, scope=_READ),
)
"""Mounted by app.routes."""
