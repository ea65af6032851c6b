"""What runs later around what is asked: answers settle, contacts are forgotten, and what the deleted leave."""

import msgspec

from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.answer_demand import forget_answers_by, settle_answer
from goodmob.mobs.actions.ask_question import forget_questions_by, forget_votes_by
from goodmob.mobs.actions.post_need import close_need, forget_contacts_of, move_need, remove_need
from goodmob.mobs.actions.take_need import give_back
from goodmob.mobs.queries.needs import OF_ONE_ACCOUNT, needs_after, needs_by, needs_of, taken_by

SLICE = 20


class OneMob(msgspec.Struct, frozen=True):
    """The mob a job is about."""

    mob_id: int


class Needs(msgspec.Struct, frozen=True):
    """The needs of a mob that a job is about, those beyond the id `after`."""

    mob_id: int
    after: int = 0


class OneAccount(msgspec.Struct, frozen=True):
    """A deleted account, and beyond which ids what it left is still to be looked at."""

    account_id: int
    need_id: int = 0
    taker_id: int = 0


async def settle(house: House, payload: OneMob) -> None:
    """Takes an organisation at its word that a demand is met, where the host did not say otherwise."""
    await house.db.act(settle_answer, payload.mob_id, lane=payload.mob_id)


async def forget_contacts(house: House, payload: Needs) -> Again | None:
    """Forgets how people reached each other, and from where they started, a slice at a time."""
    rows = await needs_after(house.db, payload.mob_id, payload.after, SLICE)
    for row in rows:
        await house.db.act(forget_contacts_of, row.id, lane=row.id)
    return Again(Needs(payload.mob_id, rows[-1].id)) if len(rows) == SLICE else None


async def move_needs(house: House, payload: OneMob) -> None:
    """Gives what is wanted and offered the times of its mob."""
    for row in await needs_of(house.db, payload.mob_id):
        await house.db.act(move_need, row.id, lane=row.id)


async def close_needs(house: House, payload: OneMob) -> None:
    """Takes everything off the board of a mob that does not take place."""
    for row in await needs_of(house.db, payload.mob_id):
        await house.db.act(close_need, row.id, lane=row.id)


async def forget_account(house: House, payload: OneAccount) -> Again | None:
    """Takes back what a deleted account asked, voted for, answered, wanted, offered and took, a slice at a time."""
    needs = await needs_by(house.db, payload.account_id, payload.need_id)
    for need in needs:
        await house.db.act(remove_need, payload.account_id, need.id, lane=need.id)
    takers = await taken_by(house.db, payload.account_id, payload.taker_id)
    for taker in takers:
        await house.db.act(give_back, payload.account_id, taker.need_id, lane=taker.need_id)
    is_more = OF_ONE_ACCOUNT in {len(needs), len(takers)}
    for forget in (forget_votes_by, forget_questions_by, forget_answers_by):
        is_more = await house.db.act(forget, payload.account_id) or is_more
    need_id = needs[-1].id if needs else payload.need_id
    taker_id = takers[-1].id if takers else payload.taker_id
    return Again(OneAccount(payload.account_id, need_id, taker_id)) if is_more else None
