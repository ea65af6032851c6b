"""The chapters of a mob in a browser, and what its host lets others do."""

from typing import Any, Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.mobs.actions.be_chapter import answer_chapter
from goodmob.mobs.actions.choose import choose
from goodmob.mobs.entities.chapters import MobChapters, show_chapters
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.card import Card, card_of
from goodmob.mobs.pages.showing import seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import own_mob, seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.choices import Chosen

ON_A_PAGE = 40
ON_THE_MOB = 3
_JOINABLE = frozenset({"gathering", "tipped", "live"})


class ChaptersOf(Struct, kw_only=True):
    """A page of the chapters of a mob."""

    id: Id
    max_id: Id | None = None


class OneAnswer(Struct):
    """A mob, one that asks to be its chapter, and what its host says."""

    id: Id
    chapter_id: Id
    verb: Literal["accept", "decline"]


class ChoicesForm(Chosen, kw_only=True):
    """What the host lets others do."""

    id: Id


async def chapters_part(call: Call, row: MobRow, mob: Mob) -> dict[str, Any]:
    """What the page of a mob shows of its chapters: None where it can have none."""
    is_host = row.account_id == call.viewer.account_id
    is_welcome = row.parent_id is None and row.post_id is not None and mob.state in _JOINABLE
    may_call = is_welcome and (is_host or mob.choices.chapters != "off")
    if row.parent_id is not None or not (may_call or mob.chapters):
        return {"chapters": None, "may_call_chapter": False}
    shown = await show_chapters(call.house, call.viewer.account_id, row, limit=ON_THE_MOB)
    return {"chapters": shown, "may_call_chapter": may_call}


async def show_page(call: Call, params: ChaptersOf) -> Response:
    """Every chapter that the viewer may see, and what they come to together."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    shown = await show_chapters(house, viewer_id, row, limit=ON_A_PAGE, max_id=params.max_id)
    mob = await seen_as(call, row)
    return house.pages.render(
        call,
        "mobs/chapters.html",
        mob=mob,
        chapters=shown,
        cards=_cards(call, shown),
        is_host=row.account_id == viewer_id,
        may_call_chapter=(await chapters_part(call, row, mob))["may_call_chapter"],
    )


async def answer(call: Call, params: OneAnswer) -> Response:
    """Lets a mob be a chapter, or not."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    try:
        accepted = params.verb == "accept"
        await house.db.act(answer_chapter, host_id, params.id, params.chapter_id, accepted=accepted, lane=params.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{params.id}/chapters", 303)


async def take_choices(call: Call, params: ChoicesForm) -> Response:
    """Keeps what the host lets others do."""
    chosen = Chosen(chapters=params.chapters, questions=params.questions, wall=params.wall)
    await call.house.db.act(choose, call.account_id, params.id, chosen, lane=params.id)
    call.notify(call.gettext("It is changed."))
    return RedirectResponse(f"/mobs/{params.id}", 303)


def _cards(call: Call, shown: MobChapters) -> list[tuple[Mob, Card]]:
    now = call.house.clock.now()
    return [(one.mob, card_of(one.mob, now)) for one in shown.chapters if one.state == "accepted"]


PAGES = (
    get("/mobs/:id/chapters", show_page, viewer=OPTIONAL_SESSION),
    post("/mobs/:id/chapters/:chapter_id/:verb", answer, viewer=SESSION),
    post("/mobs/:id/choices", take_choices, viewer=SESSION),
)
