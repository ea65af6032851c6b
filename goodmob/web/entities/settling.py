"""How far somebody new has settled in: each step is done or not, as things are and not as somebody ticked."""

from itertools import pairwise
from typing import NamedTuple

from goodmob.accounts.actions.end_welcome import end_welcome
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.web.session import Session
from goodmob.mobs.queries.follows import followed_by
from goodmob.posts.queries.tags import tags_followed_by

STEPS = ("you", "interests", "people", "mobs", "post")
"""The steps in their order; each has its page under /welcome."""


class Settling(NamedTuple):
    """What somebody has done of the steps."""

    done: frozenset[str]

    @property
    def next(self) -> str:
        """The first step that is open; empty where all are done."""
        return next((step for step in STEPS if step not in self.done), "")

    def after(self, step: str) -> str:
        """The step that follows this one, done or not; empty after the last."""
        return dict(pairwise(STEPS)).get(step, "")


async def settling(house: House, account_id: int) -> Settling:
    """How far the account is."""
    account = await account_by_id(house.db, account_id)
    if account is None:
        return Settling(frozenset())
    is_there = {
        "you": bool(account.display_name or account.note or account.avatar),
        "interests": bool(await tags_followed_by(house.db, account_id)),
        "people": account.following > 0,
        "mobs": bool(
            await commitments_by(house.db, account_id, Window(limit=1)) or await followed_by(house.db, account_id)
        ),
        "post": account.statuses > 0,
    }
    return Settling(frozenset(step for step, done in is_there.items() if done))


async def settling_at_home(house: House, session: Session | None) -> Settling | None:
    """What home reminds somebody new of; None for everybody else, and from when on all is done."""
    if session is None or not session.is_new:
        return None
    far = await settling(house, session.account_id)
    if far.next:
        return far
    await house.db.act(end_welcome, session.account_id)
    return None
