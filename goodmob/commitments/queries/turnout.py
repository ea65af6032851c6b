"""How many of those who are in are expected to come."""

from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, bindparam, cast, func, or_, select

from goodmob.commitments.rules.turnout import Expected, estimate
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement

MOST_LOOKED_AT = 500
"""Of more people those who joined last stand for all."""


class Turnout(NamedTuple):
    """Places: of those who are in, excused and there, and how many are expected in all, which is an estimate."""

    confirmed: int
    excused: int
    present: int
    expected: int


class Standing(NamedTuple):
    """Places of a call by how they stand: excused, there, and still to come."""

    excused: int
    present: int
    coming: int


_CALL = bindparam("call_id", type_=BigInteger)
_IS_THERE = or_(commitment.c.present_at.is_not(None), commitment.c.state == "done")
_IS_TO_COME = (commitment.c.state == "confirmed") & commitment.c.present_at.is_(None)
_IS_EXCUSED = (commitment.c.state == "excused") & commitment.c.present_at.is_(None)


def _places(which: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(commitment.c.party_size).filter(which), 0), BigInteger)


STANDING = statement(
    select(
        _places(_IS_EXCUSED).label("excused"),
        _places(_IS_THERE).label("present"),
        _places(_IS_TO_COME).label("coming"),
    ).where(commitment.c.call_id == _CALL),
    into=Standing,
    long=True,
)
_latest = (
    select(commitment.c.id, commitment.c.account_id, commitment.c.party_size)
    .where(commitment.c.call_id == _CALL, _IS_TO_COME)
    .order_by(commitment.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
    .subquery("latest")
)
_past = commitment.alias("past")
EXPECTED = statement(
    select(
        _latest.c.party_size.label("places"),
        func.count(_past.c.id).filter(or_(_past.c.present_at.is_not(None), _past.c.state == "done")).label("came"),
        func.count(_past.c.id).filter(_past.c.state == "no_show", _past.c.present_at.is_(None)).label("missed"),
    )
    .outerjoin(_past, (_past.c.account_id == _latest.c.account_id) & (_past.c.call_id != _CALL))
    .group_by(_latest.c.id, _latest.c.party_size),
    into=Expected,
    long=True,
)


async def turnout_of(reads: Reads, call_id: int) -> Turnout:
    """How many are expected at the call: for its host, and without telling how often any one person comes."""
    standing = await reads.one(STANDING, call_id=call_id) or Standing(0, 0, 0)
    expected = await reads.all(EXPECTED, call_id=call_id, limit=MOST_LOOKED_AT)
    unseen = max(0, standing.coming - sum(one.places for one in expected))
    return Turnout(
        confirmed=standing.coming + standing.present + standing.excused,
        excused=standing.excused,
        present=standing.present,
        expected=estimate(expected, present=standing.present, unseen=unseen),
    )
