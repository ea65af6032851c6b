"""Ask a question around a mob, vote for one, and mark it."""

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from goodmob.accounts.permissions import require_good_standing
from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.mobs.events import QuestionChanged
from goodmob.mobs.permissions import may_ask, seen_mob, stewarded_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.questions import QuestionRow, how_many_questions, question_by_id
from goodmob.mobs.rules.needs import line
from goodmob.mobs.rules.questions import ASKABLE, LONGEST, MOST_OF_ACCOUNT, MOST_OF_MOB, QuestionState
from goodmob.mobs.tables.asking import mob_question, mob_question_vote
from goodmob.social.queries.hidden import blocks_between

SLICE = 50

_THIS = mob_question.c.id == bindparam("of_question_id", type_=BigInteger)
_OF_ACCOUNT = bindparam("of_account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_VOTES = mob_question_vote.c.question_id == bindparam("of_question_id", type_=BigInteger)
ADD = statement(insert(mob_question).inline())
MARK = statement(update(mob_question).where(_THIS).values(state=bindparam("new_state", type_=Text)))
COUNT = statement(
    update(mob_question).where(_THIS).values(votes=mob_question.c.votes + bindparam("more", type_=Integer))
)
VOTE = statement(
    upsert(mob_question_vote)
    .on_conflict_do_nothing(index_elements=[mob_question_vote.c.question_id, mob_question_vote.c.account_id])
    .inline()
)
UNVOTE = statement(delete(mob_question_vote).where(_VOTES, mob_question_vote.c.account_id == _OF_ACCOUNT))
VOTES_BY = statement(
    select(mob_question_vote.c.question_id).where(mob_question_vote.c.account_id == _OF_ACCOUNT).limit(_LIMIT)
)
DROP_VOTES_BY = statement(
    delete(mob_question_vote).where(
        mob_question_vote.c.account_id == _OF_ACCOUNT, among(mob_question_vote.c.question_id, "question_ids")
    )
)
DISCOUNT = statement(
    update(mob_question).where(among(mob_question.c.id, "question_ids")).values(votes=mob_question.c.votes - 1)
)
QUESTION_BY = statement(select(mob_question.c.id).where(mob_question.c.account_id == _OF_ACCOUNT).limit(1))
VOTERS = statement(select(mob_question_vote.c.account_id).where(_VOTES).limit(_LIMIT))
DROP_VOTERS = statement(delete(mob_question_vote).where(_VOTES, among(mob_question_vote.c.account_id, "account_ids")))
DROP = statement(delete(mob_question).where(_THIS))


async def ask_question(tx: Transaction, account_id: int, mob_id: int, text: str) -> int:
    """Keeps the question with the vote of who asks it, and gives its id. Run it in the mob's lane.

    NotFound where the account may not see the mob, Conflict where it may not ask or it is not the time, Invalid "text".
    """
    mob = await seen_mob(tx, account_id, mob_id)
    await _check_may(tx, account_id, mob)
    said = line("text", text, LONGEST)
    if not said:
        raise Invalid("text", "can't be blank")
    of_all, own = await how_many_questions(tx, mob_id, account_id)
    if of_all >= MOST_OF_MOB or own >= MOST_OF_ACCOUNT:
        raise Invalid("text", f"would be one too many (maximum is {MOST_OF_ACCOUNT} each, {MOST_OF_MOB} in all)")
    question_id = tx.new_id()

    about = {"text": said, "state": "open", "votes": 1, "created_at": tx.now}
    await tx.run(ADD, id=question_id, mob_id=mob_id, account_id=account_id, **about)
    await tx.run(VOTE, question_id=question_id, account_id=account_id)

    await tx.announce(QuestionChanged(mob_id, question_id))
    return question_id


async def vote(tx: Transaction, account_id: int, question_id: int, *, wanted: bool) -> None:
    """Votes for a question, once, or takes the vote back. Run it in the mob's lane.

    NotFound where the account may not see it, Conflict where it may not vote or it is not the time.
    """
    row, mob = await seen_question(tx, account_id, question_id)
    await _check_may(tx, account_id, mob)
    if row.state != "open":
        raise Conflict("This question is closed")

    if wanted:
        changed = await tx.run(VOTE, question_id=question_id, account_id=account_id)
    else:
        changed = await tx.run(UNVOTE, of_question_id=question_id, of_account_id=account_id)
    if not changed:
        return
    await tx.run(COUNT, of_question_id=question_id, more=1 if wanted else -1)

    await tx.announce(QuestionChanged(mob.id, question_id))


async def mark_question(tx: Transaction, account_id: int, question_id: int, state: QuestionState) -> None:
    """Marks a question as answered, hides it from everybody, or opens it again; for host and stewards.

    Run it in the mob's lane. NotFound where the account may not see it, Forbidden as stewarded_mob.
    """
    row = await question_by_id(tx, question_id)
    if row is None:
        raise NotFound
    mob = await stewarded_mob(tx, account_id, row.mob_id)
    if row.state == state:
        return

    await tx.run(MARK, of_question_id=question_id, new_state=state)

    await tx.announce(QuestionChanged(mob.id, question_id))


async def seen_question(tx: Transaction, account_id: int, question_id: int) -> tuple[QuestionRow, MobRow]:
    """The question and its mob; NotFound where it is hidden, may not be seen, or is somebody's who is blocked."""
    row = await question_by_id(tx, question_id)
    if row is None or row.state == "hidden" or await blocks_between(tx, account_id, {row.account_id}):
        raise NotFound
    return row, await seen_mob(tx, account_id, row.mob_id)


async def forget_votes_by(tx: Transaction, account_id: int) -> bool:
    """Takes some votes of a deleted account back; True where there may be more."""
    ids = [row.question_id for row in await tx.all(VOTES_BY, of_account_id=account_id, limit=SLICE)]
    if ids:
        await tx.run(DROP_VOTES_BY, of_account_id=account_id, question_ids=ids)
        await tx.run(DISCOUNT, question_ids=ids)
    return len(ids) == SLICE


async def forget_questions_by(tx: Transaction, account_id: int) -> bool:
    """Forgets a question of a deleted account with its votes, a slice of them at a time; True where there is more."""
    question_id = await tx.value(QUESTION_BY, of_account_id=account_id)
    if question_id is None:
        return False
    voters = [row.account_id for row in await tx.all(VOTERS, of_question_id=question_id, limit=SLICE)]
    if voters:
        await tx.run(DROP_VOTERS, of_question_id=question_id, account_ids=voters)
    if len(voters) < SLICE:
        await tx.run(DROP, of_question_id=question_id)
    return True


async def _check_may(tx: Transaction, account_id: int, mob: MobRow) -> None:
    await require_good_standing(tx, account_id)
    if (await call_as_of_now(tx, mob.id)).state not in ASKABLE:
        raise Conflict("Nothing can be asked just now")
    if not await may_ask(tx, account_id, mob):
        raise Conflict("Join first, and then ask")
