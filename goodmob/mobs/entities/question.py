"""A question around a mob, as it is voted for."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.mobs.queries.questions import QuestionRow, voted_among
from goodmob.social.queries.hidden import blocks_between


class MobQuestion(Struct, frozen=True, kw_only=True):
    """A question, and how many want to hear the answer. state: open, answered or hidden, which host and stewards see
    alone. voted: whether the viewer wants to, null for strangers."""

    id: str
    mob_id: str
    account: Account
    text: str
    state: str
    votes: int
    voted: bool | None
    created_at: str


async def show_questions(house: House, viewer_id: int | None, rows: Sequence[QuestionRow]) -> list[MobQuestion]:
    """The questions in this order, without those of people who are gone or between whom and the viewer is a block."""
    people = {row.account_id for row in rows}
    accounts = await gather_accounts(house, people)
    voted, blocked = frozenset[int](), set[int]()
    if viewer_id is not None and rows:
        voted = await voted_among(house.db, viewer_id, [row.id for row in rows])
        blocked = await blocks_between(house.db, viewer_id, people)
    return [
        MobQuestion(
            id=str(row.id),
            mob_id=str(row.mob_id),
            account=render_account(accounts, row.account_id),
            text=row.text,
            state=row.state,
            votes=row.votes,
            voted=None if viewer_id is None else row.id in voted,
            created_at=iso(row.created_at),
        )
        for row in rows
        if row.account_id not in blocked
        and row.account_id in accounts.standings
        and is_shown(accounts.standings[row.account_id])
    ]
