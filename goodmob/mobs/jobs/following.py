"""Telling everybody who follows a mob, and forgetting what a deleted account followed and wanted to say."""

import msgspec

from goodmob.commitments.actions.forget_judge import forget_judge
from goodmob.commitments.queries.commitments import commitments_among
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.consent import forget_consents
from goodmob.mobs.actions.disown import forget_arrivals, forget_sharing, forget_touches
from goodmob.mobs.actions.follow import unfollow_some
from goodmob.mobs.actions.forget_joins import forget_joins
from goodmob.mobs.actions.leave_words import forget_words_by
from goodmob.mobs.queries.follows import followers_after
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.standing import COMMITTED
from goodmob.notifications.actions.tell import AT_ONCE, tell


class TellingFollowers(msgspec.Struct, frozen=True):
    """What everybody is told who followed when it happened: follows up to the id `last`, beyond `after`."""

    mob_id: int
    type: str
    last: int
    after: int = 0


class OneAccount(msgspec.Struct, frozen=True):
    """The account a job is about."""

    account_id: int


async def tell_followers(tx: Transaction, payload: TellingFollowers) -> Again | None:
    """Tells a slice of those who follow; its host and those who are committed are told as such."""
    mob = await mob_by_id(tx, payload.mob_id)
    if mob is None:
        return None
    rows = await followers_after(tx, mob.id, payload.after, AT_ONCE)
    followers = [row.account_id for row in rows if row.id <= payload.last]
    standing = await commitments_among(tx, mob.id, followers) if followers else []
    told_already = {row.account_id for row in standing if row.state in COMMITTED} | {mob.account_id}

    told = [account_id for account_id in followers if account_id not in told_already]
    await tell(tx, told, payload.type, from_account_id=mob.account_id, cause_id=mob.id, post_id=mob.post_id)

    return Again(msgspec.structs.replace(payload, after=rows[-1].id)) if len(followers) == AT_ONCE else None


async def forget_account(house: House, payload: OneAccount) -> Again | None:
    """Forgets what a deleted account followed, left to be said, said of deeds and passed on, a slice at a time."""
    forgetting = (
        unfollow_some,
        forget_words_by,
        forget_judge,
        forget_consents,
        forget_arrivals,
        forget_touches,
        forget_sharing,
        forget_joins,
    )
    for forget in forgetting:
        if await house.db.act(forget, payload.account_id):
            return Again(payload)
    return None
