"""What follows from what is asked around a mob: answers settle, what is met stops the asks, needs go with it."""

import msgspec

from goodmob.accounts.events import AccountDeleted
from goodmob.commitments.events import CallCancelled, CallChanged, CallFailed, CallReported, CallResumed
from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.mobs.actions.answer_demand import end_if_met, forget_answer_in
from goodmob.mobs.actions.say import say
from goodmob.mobs.entities.deed import show_deeds
from goodmob.mobs.entities.question import show_questions
from goodmob.mobs.events import AddresseeAnswered, DeedHung, DemandMet, QuestionChanged
from goodmob.mobs.jobs.asking import Needs, OneAccount, OneMob
from goodmob.mobs.jobs.telling import Telling
from goodmob.mobs.jobs.words import OneMob as Words
from goodmob.mobs.queries.answers import answer_to
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.queries.questions import question_by_id
from goodmob.mobs.rules.demands import TO_DISPUTE
from goodmob.mobs.rules.needs import CONTACTS_KEPT
from goodmob.notifications.actions.tell import tell
from goodmob.posts.events import PostDeleted
from goodmob.streaming.messages import StreamMessage, encode


async def tell_of_answer(tx: Transaction, event: AddresseeAnswered) -> None:
    """The host hears of the answer, and has a day to say that it is not met what is said to be met."""
    row, answer = await mob_by_id(tx, event.mob_id), await answer_to(tx, event.mob_id)
    if row is None or answer is None:
        return
    about = {"from_account_id": answer.account_id, "cause_id": row.id}
    await tell(tx, [row.account_id], "mob.answered", post_id=answer.post_id, **about)
    if answer.outcome == "met":
        moment = answer.created_at + TO_DISPUTE
        await tx.enqueue("mobs.settle_answer", OneMob(row.id), run_at=moment, key=f"mobs.settle_answer:{row.id}")


async def stop_the_asks(tx: Transaction, event: DemandMet) -> None:
    """Everybody hears that it is met, and what was left to be said is not said any more."""
    row = await mob_by_id(tx, event.mob_id)
    broadcast_id = None if row is None else await say(tx, row, "met")
    if broadcast_id is not None:
        await tx.enqueue("mobs.tell_committed", Telling(broadcast_id, event.mob_id, tx.new_id()))
    await tx.enqueue("mobs.forget_words", Words(event.mob_id), key=f"mobs.forget_words:{event.mob_id}")


async def end_when_met(house: House, event: CallResumed) -> None:
    """A mob that was stopped while its demand was met does not go on."""
    await house.db.act(end_if_met, event.call_id, lane=event.call_id)


async def forget_answer(tx: Transaction, event: PostDeleted) -> None:
    """An answer whose post is gone is no longer pinned."""
    await forget_answer_in(tx, event.post_id)


async def move_with_mob(tx: Transaction, event: CallChanged) -> None:
    """What is wanted and offered is so at the times of its mob."""
    if await mob_by_id(tx, event.call_id) is not None:
        await tx.enqueue("mobs.move_needs", OneMob(event.call_id), key=f"mobs.move_needs:{event.call_id}")


async def close_with_mob(tx: Transaction, event: CallReported | CallFailed | CallCancelled) -> None:
    """Nothing is wanted or offered for what does not take place; a week after the close contacts are forgotten."""
    if await mob_by_id(tx, event.call_id) is None:
        return
    if not isinstance(event, CallReported):
        await tx.enqueue("mobs.close_needs", OneMob(event.call_id), key=f"mobs.close_needs:{event.call_id}")
    key = f"mobs.forget_contacts:{event.call_id}"
    await tx.enqueue("mobs.forget_contacts", Needs(event.call_id), run_at=tx.now + CONTACTS_KEPT, key=key)


async def forget_what_was_asked(tx: Transaction, event: AccountDeleted) -> None:
    """Its questions, votes, answers, needs and offers are gone, and what it took is free again."""
    await tx.enqueue("mobs.forget_asked", OneAccount(event.account_id))


async def show_question(house: House, event: QuestionChanged) -> None:
    """Open screens hear of the question, as anybody sees it; of one that is hidden only that it is."""
    channel = f"mob:{event.mob_id}"
    row = await question_by_id(house.db, event.question_id) if house.bus.has_listeners(channel) else None
    if row is None:
        return
    shown = row._replace(text="") if row.state == "hidden" else row
    for question in await show_questions(house, None, [shown]):
        message = StreamMessage("mob.question", msgspec.json.encode(question).decode(), [row.account_id])
        house.bus.publish(channel, encode(message))


async def hang_deed(house: House, event: DeedHung) -> None:
    """The deed that was let in appears on open screens."""
    channel = f"mob:{event.mob_id}"
    if not house.bus.has_listeners(channel):
        return
    for deed in await show_deeds(house, None, list((await deeds_by_id(house.db, [event.deed_id])).values())):
        message = StreamMessage("mob.deed", msgspec.json.encode(deed).decode(), [int(deed.account.id)])
        house.bus.publish(channel, encode(message))
