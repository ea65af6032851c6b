"""Say what somebody left to be said: their words become a post of their own, and a deed."""

from sqlalchemy import BigInteger, bindparam, delete

from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.settings import Settings
from goodmob.mobs.actions.leave_words import SAID, post_of
from goodmob.mobs.actions.mention import note_mention
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.words import words_by_id
from goodmob.mobs.rules.standing import IN
from goodmob.mobs.tables.mobs import mob_words
from goodmob.notifications.actions.tell import tell
from goodmob.posts.actions.publish import publish

TAKE = statement(delete(mob_words).where(mob_words.c.id == bindparam("words_id", type_=BigInteger)))


async def say_words(tx: Transaction, settings: Settings, words_id: int) -> int | None:
    """Publishes the words and counts the deed, once; gives the post's id, None where they were said or taken back.

    Run it in the mob's lane. Who is no longer in says nothing. What refuses a post or a deed of the account refuses
    this, with the words still waiting.
    """
    words = await words_by_id(tx, words_id)
    if words is None:
        return None
    mob = await seen_mob(tx, words.account_id, words.mob_id)
    own = await commitment_of(tx, words.mob_id, words.account_id)
    await drop_words(tx, words_id)
    if mob.verb != SAID or mob.met_at is not None or own is None or own.state not in IN:
        return None

    draft = post_of(settings, mob, words.text, words.visibility, words.language)
    post_id = await publish(tx, settings, words.account_id, draft)
    await note_mention(tx, mob.id, post_id)
    await do_deed(tx, mob.id, words.account_id, NewDeed(1, post_id))
    await _tell_addressee(tx, mob)
    return post_id


async def _tell_addressee(tx: Transaction, mob: MobRow) -> None:
    """One notice tells the organisation of all that is said to it, however many speak."""
    if mob.addressee_id is not None and mob.demand:
        about = {"from_account_id": mob.account_id, "cause_id": mob.id}
        await tell(tx, [mob.addressee_id], "mob.addressed", post_id=mob.post_id, **about)


async def drop_words(tx: Transaction, words_id: int) -> None:
    """Forgets words that were said, or cannot be."""
    await tx.run(TAKE, words_id=words_id)
