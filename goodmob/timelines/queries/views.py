"""How accounts read their home in a browser."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.timelines.tables import home_view


class HomeView(NamedTuple):
    """What is shown at home, and whether reading goes on where it stopped."""

    boosts: bool = True
    answers: bool = True
    resumes: bool = True


VIEW = statement(
    select(*(home_view.c[name] for name in HomeView._fields)).where(
        home_view.c.account_id == bindparam("account_id", type_=BigInteger)
    ),
    into=HomeView,
)


async def home_view_of(reads: Reads, account_id: int) -> HomeView:
    """How the account reads its home: all of it, and on from where it stopped, unless it chose otherwise."""
    return await reads.one(VIEW, account_id=account_id) or HomeView()
