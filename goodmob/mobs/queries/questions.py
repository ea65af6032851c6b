"""What is asked around mobs, and who votes for it."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.asking import mob_question, mob_question_vote


class QuestionRow(NamedTuple):
    """A question and how many want to hear the answer; its state is open, answered or hidden."""

    id: int
    mob_id: int
    account_id: int
    text: str
    state: str
    votes: int
    created_at: int


_QUESTIONS = select(*(mob_question.c[name] for name in QuestionRow._fields))
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_MOB = mob_question.c.mob_id == bindparam("mob_id", type_=BigInteger)
QUESTIONS = statement(
    _QUESTIONS.where(_MOB, among(mob_question.c.state, "states"))
    .order_by(mob_question.c.votes.desc(), mob_question.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=QuestionRow,
)
QUESTION = statement(
    _QUESTIONS.where(mob_question.c.id == bindparam("question_id", type_=BigInteger)), into=QuestionRow
)
VOTED = statement(
    select(mob_question_vote.c.question_id).where(
        among(mob_question_vote.c.question_id, "question_ids"), mob_question_vote.c.account_id == _ACCOUNT
    )
)
HOW_MANY = statement(
    select(func.count().label("all"), func.count().filter(mob_question.c.account_id == _ACCOUNT).label("own")).where(
        _MOB
    ),
    long=True,
)


async def questions_of(reads: Reads, mob_id: int, states: Collection[str], limit: int) -> list[QuestionRow]:
    """The questions in these states: those that most want to hear first, of equals the first one first."""
    return await reads.all(QUESTIONS, mob_id=mob_id, states=list(states), limit=limit)


async def question_by_id(reads: Reads, question_id: int) -> QuestionRow | None:
    """The question, or None."""
    return await reads.one(QUESTION, question_id=question_id)


async def voted_among(reads: Reads, account_id: int, question_ids: Collection[int]) -> frozenset[int]:
    """Those of the questions that the account votes for."""
    if not question_ids:
        return frozenset()
    rows = await reads.all(VOTED, account_id=account_id, question_ids=list(question_ids))
    return frozenset(row.question_id for row in rows)


async def how_many_questions(reads: Reads, mob_id: int, account_id: int) -> tuple[int, int]:
    """How many questions the mob has, and how many of these are the account's."""
    row = await reads.one(HOW_MANY, mob_id=mob_id, account_id=account_id)
    return (0, 0) if row is None else (int(row.all), int(row.own))
