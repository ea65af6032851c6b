"""The rules that people agree to when they join."""

from typing import NamedTuple

from sqlalchemy import func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import rule


class RuleRow(NamedTuple):
    """A rule, and a hint that explains it (empty: none)."""

    id: int
    text: str
    hint: str


RULES = statement(select(rule.c.id, rule.c.text, rule.c.hint).order_by(rule.c.place, rule.c.id), into=RuleRow)
LAST_PLACE = statement(select(func.coalesce(func.max(rule.c.place), 0).label("place")))


async def rules_of_the_place(reads: Reads) -> list[RuleRow]:
    """Every rule, in the order in which it is read."""
    return await reads.all(RULES)


async def last_place(reads: Reads) -> int:
    """The place of the last rule; 0 where there is none."""
    return int(await reads.value(LAST_PLACE))
