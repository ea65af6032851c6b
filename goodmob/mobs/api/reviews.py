"""Reviewing what was done, by API: for the host, and for people who are in and whom the host asked."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import Queue, queue_page, reviewers_of
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.mobs.actions.judge_deed import Reviewing, ask_reviewer, review_deed, thank_reviewer
from goodmob.mobs.api.deeds import OneDeed
from goodmob.mobs.api.filling import filled
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.review import DeedReview, show_reviews
from goodmob.mobs.permissions import reviewed_mob


class ReviewsParams(PageParams, kw_only=True):
    """Which deeds of a mob: not reviewed yet (open), those of them that are disputed or look like others (doubted), or
    decided."""

    id: Id
    state: Queue = "open"


class DecideParams(Struct, kw_only=True):
    """What becomes of a deed, and why."""

    id: Id
    deed_id: Id
    verdict: Literal["verified", "refused"]
    reason: str = ""


class OneReviewer(Struct):
    """The mob and an account."""

    id: Id
    account_id: Id


async def list_reviews(call: Call, params: ReviewsParams) -> Page[DeedReview]:
    """What others did and waits to be reviewed, latest first."""
    house, viewer_id = call.house, call.account_id
    row = await reviewed_mob(house.db, viewer_id, params.id)

    async def show(rows: Sequence[DeedRow]) -> list[DeedReview]:
        return await show_reviews(house, viewer_id, rows)

    return await filled(
        params.window(20, 40), lambda window: queue_page(house.db, row.id, viewer_id, params.state, window), show
    )


async def claim_one_review(call: Call, params: OneDeed) -> DeedReview:
    """Keep a deed for ten minutes, in which nobody else reviews it."""
    return await _reviewed(call, params.id, params.deed_id, "claim")


async def release_one_review(call: Call, params: OneDeed) -> DeedReview:
    """Let others review a deed that one kept."""
    return await _reviewed(call, params.id, params.deed_id, "release")


async def decide_one_review(call: Call, params: DecideParams) -> DeedReview:
    """Verify a deed, or refuse it: then it counts no longer. It can be decided anew until the mob is reported."""
    return await _reviewed(call, params.id, params.deed_id, params.verdict, params.reason)


async def list_reviewers(call: Call, params: OneMob) -> list[Account]:
    """Whom the host asked to review; for these and for the host."""
    await reviewed_mob(call.house.db, call.account_id, params.id)
    return await show_accounts(call.house, await reviewers_of(call.house.db, params.id))


async def ask_one_reviewer(call: Call, params: OneReviewer) -> list[Account]:
    """Ask somebody who is in to review what others do at a mob of one's own; twenty people at most."""
    await call.house.db.act(ask_reviewer, call.account_id, params.id, params.account_id, lane=params.id)
    return await show_accounts(call.house, await reviewers_of(call.house.db, params.id))


async def thank_one_reviewer(call: Call, params: OneReviewer) -> Empty:
    """Let somebody review no longer, oneself included."""
    await call.house.db.act(thank_reviewer, call.account_id, params.id, params.account_id, lane=params.id)
    return EMPTY


async def _reviewed(call: Call, mob_id: int, deed_id: int, step: Reviewing, reason: str = "") -> DeedReview:
    house, account_id = call.house, call.account_id
    row = await house.db.act(review_deed, account_id, mob_id, deed_id, step, reason, lane=mob_id)
    shown = await show_reviews(house, account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]
