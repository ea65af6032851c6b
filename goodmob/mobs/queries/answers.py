"""What organisations answered to the mobs that turn to them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.asking import mob_answer


class AnswerRow(NamedTuple):
    """The answer of an organisation: a post of its own. disputed_at: when the host said that it is not met."""

    mob_id: int
    account_id: int
    post_id: int
    outcome: str
    created_at: int
    disputed_at: int | None


ANSWERS = statement(
    select(*(mob_answer.c[name] for name in AnswerRow._fields)).where(among(mob_answer.c.mob_id, "mob_ids")),
    into=AnswerRow,
)


async def answers_to(reads: Reads, mob_ids: Collection[int]) -> dict[int, AnswerRow]:
    """The answers to those of the mobs that have one, by mob."""
    return {row.mob_id: row for row in await reads.all(ANSWERS, mob_ids=list(mob_ids))} if mob_ids else {}


async def answer_to(reads: Reads, mob_id: int) -> AnswerRow | None:
    """The answer to the mob, or None."""
    return (await answers_to(reads, [mob_id])).get(mob_id)
