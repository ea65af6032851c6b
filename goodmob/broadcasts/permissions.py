"""Who is told what by which way."""

from collections.abc import Collection

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.people import PersonRow, people_of
from goodmob.broadcasts.queries.choices import mail_topics
from goodmob.broadcasts.queries.messages import MessageRow
from goodmob.broadcasts.rules.circumstances import URGENT, topic_of
from goodmob.core.database.interface import Reads
from goodmob.social.queries.stances import stances_towards


async def mail_readers(reads: Reads, message: MessageRow, account_ids: Collection[int], now: int) -> set[int]:
    """Those of the accounts that want such a message by e-mail and have confirmed an address.

    Who blocks or mutes its author gets by e-mail only what is urgent, which are no words of theirs.
    """
    topic = topic_of(message.circumstance)
    people = await people_of(reads, account_ids)
    topics = await mail_topics(reads, [id_ for id_, person in people.items() if may_be_written(person)])
    wanting = {account_id for account_id, wanted in topics.items() if topic in wanted}
    if message.circumstance in URGENT or not wanting:
        return wanting
    author = await account_by_id(reads, message.account_id)
    stances = await stances_towards(reads, message.account_id, author.domain if author else None, wanting, now)
    return {id_ for id_ in wanting if not (stances[id_].is_apart or stances[id_].mutes)}


def may_be_written(person: PersonRow) -> bool:
    """Whether letters may go to the person: an active account and an address that it confirmed."""
    is_here = person.account_state == "active" and person.disabled_at is None
    return is_here and person.confirmed_at is not None and bool(person.email)
