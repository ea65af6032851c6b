"""What the page of a mob shows of chapters, needs, demands and questions."""

from typing import Any

from goodmob.core.web.call import Call
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.entities.question import show_questions
from goodmob.mobs.pages.chapters import chapters_part
from goodmob.mobs.pages.demands import demand_part
from goodmob.mobs.pages.needs import needs_part
from goodmob.mobs.permissions import is_steward
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.questions import questions_of
from goodmob.mobs.rules.questions import ASKABLE

QUESTIONS = 3


async def asking_part(call: Call, row: MobRow, mob: Mob) -> dict[str, Any]:
    """What these parts of the page need."""
    viewer_id = call.viewer.account_id
    rows = await questions_of(call.house.db, row.id, ["open"], QUESTIONS)
    return {
        "questions": await show_questions(call.house, viewer_id, rows),
        "are_questions_open": mob.state in ASKABLE,
        "keeps_wall": viewer_id is not None and await is_steward(call.house.db, viewer_id, row),
        **await chapters_part(call, row, mob),
        **await needs_part(call, row, mob),
        **await demand_part(call, row, mob),
    }
