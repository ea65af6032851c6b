"""Publish terms of service."""

import re
from datetime import date as Date  # noqa: N812 - the lower-case name is the day of a moment in this house

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.audit import record
from goodmob.core.clock import date
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_text, is_blank
from goodmob.instance.queries.terms import versions_of_terms
from goodmob.instance.tables import terms_of_service

LONGEST_TERMS = 100_000
MOST_VERSIONS = 200
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ADD = statement(insert(terms_of_service).on_conflict_do_nothing(index_elements=["effective_date"]).inline())


async def publish_terms(tx: Transaction, text: str, effective_date: str, *, actor_id: int | None = None) -> None:
    """These terms hold from the day on; Invalid where they are empty, or the day is taken or before those in force.

    actor_id: who of the staff does it, None for the operator.
    """
    if is_blank(text):
        raise Invalid("text", "can't be blank")
    if len(text) > LONGEST_TERMS:
        raise Invalid("text", f"is too long (maximum is {LONGEST_TERMS} characters)")
    if not _is_day(effective_date):
        raise Invalid("effective_date", f"is no day: write it as 2026-11-21, not {effective_date!r}")
    days, today = await versions_of_terms(tx), date(tx.now)
    earliest = next((day for day in days if day <= today), today)
    if effective_date < earliest:
        raise Invalid("effective_date", f"is too soon, must be later than {earliest}")
    if len(days) >= MOST_VERSIONS:
        raise Invalid("text", f"would be more than {MOST_VERSIONS} versions")

    about = {"effective_date": effective_date, "text": clean_text(text), "published_at": tx.now}
    if not await tx.run(ADD, **about):
        raise Invalid("effective_date", "has already been taken")

    await record(tx, actor_id=actor_id, action="terms.publish", target=f"terms:{effective_date}", details={})


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text) and Date.fromisoformat(text))
    except ValueError:
        return False
