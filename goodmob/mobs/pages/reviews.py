"""Reviewing what was done, in a browser: pictures side by side, and one decision for each deed."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import Queue, queue_page, reviewers_of
from goodmob.core.database.paging import Window
from goodmob.core.errors import Conflict, Forbidden, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.actions.judge_deed import ask_reviewer, review_deed, thank_reviewer
from goodmob.mobs.entities.review import show_reviews
from goodmob.mobs.pages.showing import deeds_told, seen_as
from goodmob.mobs.pages.words import reason as why
from goodmob.mobs.permissions import reviewed_mob

_OPEN = frozenset({"live", "tallying"})
_OVER = frozenset({"reported", "failed", "cancelled"})


class ReviewsOf(PageParams, kw_only=True):
    """A page of the deeds of a mob that wait to be reviewed, or were."""

    id: Id
    state: Queue = "open"


class Reviewing(Struct, kw_only=True):
    """What a reviewer does with a deed, and why; state: of the list from which they came."""

    id: Id
    deed_id: Id
    step: Literal["claim", "release", "verified", "refused"]
    reason: str = ""
    state: Queue = "open"


class Helper(Struct, kw_only=True):
    """Whom the host asks to review, by handle, or thanks, by account."""

    id: Id
    acct: str = ""
    account_id: Id | None = None


async def show_queue(call: Call, params: ReviewsOf) -> Response:
    """What others did, the latest first, with all that is known of it."""
    house, viewer_id = call.house, call.account_id
    row = await reviewed_mob(house.db, viewer_id, params.id)

    async def read(window: Window) -> list[DeedRow]:
        return await queue_page(house.db, row.id, viewer_id, params.state, window)

    page = await leaf(call, params.window(default=20, most=40), read)
    mob = await seen_as(call, row)
    told = {one.deed.id: one for one in await deeds_told(call, row, page.rows)}
    return house.pages.render(
        call,
        "mobs/reviews.html",
        row=row,
        mob=mob,
        reviews=await show_reviews(house, viewer_id, page.rows),
        told=told,
        page=page,
        state=params.state,
        is_open=mob.state in _OPEN,
        is_over=mob.state in _OVER,
        is_host=row.account_id == viewer_id,
        viewer_id=str(viewer_id),
        reviewers=await show_accounts(house, await reviewers_of(house.db, row.id)),
    )


async def review_one(call: Call, params: Reviewing) -> Response:
    """Keeps the deed for the reviewer, lets it go, or decides."""
    try:
        about = (params.id, params.deed_id, params.step, params.reason)
        await call.house.db.act(review_deed, call.account_id, *about, lane=params.id)
    except (Conflict, Forbidden, Invalid) as refusal:
        call.notify(why(refusal), "warn")
    mark = f"#review-{params.deed_id}" if params.step in {"claim", "release"} else ""
    return RedirectResponse(f"/mobs/{params.id}/reviews?state={params.state}{mark}", 303)


async def ask_helper(call: Call, params: Helper) -> Response:
    """Lets somebody review who is in."""
    name, _, domain = params.acct.strip().lstrip("@").partition("@")
    found = await account_by_handle(call.house.db, name, domain or None)
    try:
        account_id = 0 if found is None else found.id
        await call.house.db.act(ask_reviewer, call.account_id, params.id, account_id, lane=params.id)
    except (Conflict, Invalid) as refusal:
        call.notify(why(refusal), "warn")
    return RedirectResponse(f"/mobs/{params.id}/reviews#reviewers", 303)


async def thank_helper(call: Call, params: Helper) -> Response:
    """Somebody reviews no longer."""
    account_id = params.account_id or call.account_id
    await call.house.db.act(thank_reviewer, call.account_id, params.id, account_id, lane=params.id)
    back = f"/mobs/{params.id}" if account_id == call.account_id else f"/mobs/{params.id}/reviews#reviewers"
    return RedirectResponse(back, 303)


_MOB = "/mobs/:id"

PAGES = (
    get(f"{_MOB}/reviews", show_queue, viewer=SESSION),
    post(f"{_MOB}/reviews/:deed_id", review_one, viewer=SESSION),
    post(f"{_MOB}/reviewers", ask_helper, viewer=SESSION),
    post(f"{_MOB}/reviewers/thank", thank_helper, viewer=SESSION),
)
