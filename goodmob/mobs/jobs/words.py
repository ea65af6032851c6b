"""Saying at the moment what everybody left to be said."""

import asyncio
import logging
from collections.abc import Sequence

import msgspec

from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.leave_words import forget_words_of_mob
from goodmob.mobs.actions.say_words import drop_words, say_words
from goodmob.mobs.queries.words import WordsRow, words_after

AT_ONCE = 20
"""So many are said side by side, in acts of their own that share a commit."""

_OPEN = frozenset({"live", "tallying"})

log = logging.getLogger(__name__)


class OneMob(msgspec.Struct, frozen=True):
    """The mob a job is about."""

    mob_id: int


class Saying(msgspec.Struct, frozen=True):
    """The mob at which it is time to speak, for those whose words lie beyond the id `after`."""

    mob_id: int
    after: int = 0


async def say_words_of_mob(house: House, payload: Saying) -> Again | None:
    """Publishes a slice of the words, each once whatever happens meanwhile; those of a stopped mob go on waiting."""
    call = await call_by_id(house.db, payload.mob_id)
    if call is None or call.state not in _OPEN:
        return None
    rows = await words_after(house.db, payload.mob_id, payload.after, AT_ONCE)
    await say_all(house, rows)
    return Again(Saying(payload.mob_id, rows[-1].id)) if len(rows) == AT_ONCE else None


async def forget_words(house: House, payload: OneMob) -> Again | None:
    """Forgets what will not be said, a slice at a time."""
    return Again(payload) if await house.db.act(forget_words_of_mob, payload.mob_id, lane=payload.mob_id) else None


async def say_all(house: House, rows: Sequence[WordsRow]) -> None:
    """Publishes these words side by side; what is refused is forgotten, unless the mob was stopped meanwhile."""
    async with asyncio.TaskGroup() as speaking:
        for row in rows:
            speaking.create_task(_say_one(house, row))


async def _say_one(house: House, row: WordsRow) -> None:
    try:
        await house.db.act(say_words, house.settings, row.id, lane=row.mob_id)
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        call = await call_by_id(house.db, row.mob_id)
        if call is not None and call.state == "halted":
            return
        log.info("Words %s of mob %s were refused: %s", row.id, row.mob_id, refusal.error)
        await house.db.act(drop_words, row.id, lane=row.mob_id)
