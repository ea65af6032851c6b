"""What an organisation answered to a demand."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.database.interface import Reads
from goodmob.mobs.queries.answers import AnswerRow, answers_to
from goodmob.mobs.queries.mobs import MobRow


class MobAnswer(Struct, frozen=True, kw_only=True):
    """The organisation's answer: a public post of its own, and what it says of the demand: met, partly, refused or
    answered. disputed: the host says that it is not met."""

    status_id: str
    account_id: str
    outcome: str
    disputed: bool
    created_at: str


async def gather_answers(reads: Reads, rows: Collection[MobRow]) -> Mapping[int, AnswerRow]:
    """The answers to those of the mobs that turn to an organisation, by whom they turn to now."""
    turning = {row.id: row.addressee_id for row in rows if row.demand and row.addressee_id is not None}
    answers = await answers_to(reads, list(turning))
    return {mob_id: answer for mob_id, answer in answers.items() if answer.account_id == turning[mob_id]}


def render_answer(row: AnswerRow | None) -> MobAnswer | None:
    """The MobAnswer of a row."""
    if row is None:
        return None
    return MobAnswer(
        status_id=str(row.post_id),
        account_id=str(row.account_id),
        outcome=row.outcome,
        disputed=row.disputed_at is not None,
        created_at=iso(row.created_at),
    )
