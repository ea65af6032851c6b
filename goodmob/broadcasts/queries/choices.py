"""What people want to hear, and by which way."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.broadcasts.rules.circumstances import USUAL_TOPICS
from goodmob.broadcasts.tables import broadcast_mail_choice, broadcast_mute
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class Chosen(NamedTuple):
    """The topics, with spaces, that an account wants by e-mail."""

    account_id: int
    topics: str


MUTERS = statement(
    select(broadcast_mute.c.account_id).where(
        broadcast_mute.c.subject_id == bindparam("subject_id", type_=BigInteger),
        among(broadcast_mute.c.account_id, "account_ids"),
    )
)
CHOICES = statement(
    select(broadcast_mail_choice.c.account_id, broadcast_mail_choice.c.topics).where(
        among(broadcast_mail_choice.c.account_id, "account_ids")
    ),
    into=Chosen,
)


async def muters_among(reads: Reads, subject_id: int, account_ids: Collection[int]) -> set[int]:
    """Those of the accounts that muted what is said about the subject."""
    rows = await reads.all(MUTERS, subject_id=subject_id, account_ids=list(account_ids)) if account_ids else ()
    return {row.account_id for row in rows}


async def mail_topics(reads: Reads, account_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """What each of the accounts wants by e-mail."""
    rows = await reads.all(CHOICES, account_ids=list(account_ids)) if account_ids else ()
    chosen = {row.account_id: frozenset(row.topics.split()) for row in rows}
    return {account_id: chosen.get(account_id, frozenset(USUAL_TOPICS)) for account_id in account_ids}
