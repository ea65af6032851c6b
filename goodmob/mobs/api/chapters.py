"""Chapters of a mob by API, and what its host lets others do."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.be_chapter import answer_chapter
from goodmob.mobs.actions.choose import choose
from goodmob.mobs.entities.chapters import MobChapters, show_chapters
from goodmob.mobs.permissions import own_mob, seen_mob
from goodmob.mobs.rules.choices import Choices, Chosen

USUAL = 40


class ChaptersParams(Struct, kw_only=True):
    """A page of the chapters of a mob; a limit out of bounds is moved inside them."""

    id: Id
    max_id: Id | None = None
    limit: int = USUAL


class OneChapter(Struct):
    """A mob and one that is or asks to be its chapter."""

    id: Id
    chapter_id: Id


class ChoosingParams(Chosen, kw_only=True):
    """What to change of the choices of a mob; what is left out stays."""

    id: Id


async def list_chapters(call: Call, params: ChaptersParams) -> MobChapters:
    """The chapters of a mob with their figures, and what they come to together."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    limit = max(1, min(params.limit, 2 * USUAL))
    return await show_chapters(call.house, call.viewer.account_id, row, limit=limit, max_id=params.max_id)


async def accept_chapter(call: Call, params: OneChapter) -> MobChapters:
    """Let a mob be a chapter of one's own."""
    return await _answered(call, params, accepted=True)


async def decline_chapter(call: Call, params: OneChapter) -> MobChapters:
    """Do not let a mob be a chapter of one's own, or no longer."""
    return await _answered(call, params, accepted=False)


async def choose_for_mob(call: Call, params: ChoosingParams) -> Choices:
    """Choose who may call chapters, who may ask, and whether deeds hang on the wall before they were let in."""
    chosen = Chosen(**{name: getattr(params, name) for name in Chosen.__struct_fields__})
    return await call.house.db.act(choose, call.account_id, params.id, chosen, lane=params.id)


async def _answered(call: Call, params: OneChapter, *, accepted: bool) -> MobChapters:
    house, host_id = call.house, call.account_id
    ids = (host_id, params.id, params.chapter_id)
    await house.db.act(answer_chapter, *ids, accepted=accepted, lane=params.id)
    return await show_chapters(house, host_id, await own_mob(house.db, host_id, params.id), limit=USUAL)
