"""What runs later: mutes that end, requests let in by an unlocked account, ties of a deleted one."""

from msgspec import Struct

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.social.actions.answer_request import let_in
from goodmob.social.actions.clear_ties import clear_ties
from goodmob.social.actions.keep_list import clear_members
from goodmob.social.actions.mute import end_mutes_over
from goodmob.social.queries.follows import requests_page
from goodmob.social.rules import LET_IN_AT_ONCE


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


class OneList(Struct, frozen=True):
    """The list a job is about."""

    list_id: int


async def end_mutes(house: House) -> None:
    """Ends every mute whose time is over, a few at a time."""
    while await house.db.act(end_mutes_over):
        pass


async def let_in_waiting(house: House, payload: OneAccount) -> Again | None:
    """Accepts who waits to follow an account that is no longer locked, a few at a time."""
    return Again(payload) if await house.db.act(_let_in_some, payload.account_id) else None


async def clear_deleted(house: House, payload: OneAccount) -> Again | None:
    """Ends every follow, block, mute, note and list of a deleted account, a few at a time."""
    return Again(payload) if await house.db.act(clear_ties, payload.account_id) else None


async def clear_list(house: House, payload: OneList) -> Again | None:
    """Takes everybody off a list that is gone, a few at a time."""
    return Again(payload) if await house.db.act(clear_members, payload.list_id) else None


async def _let_in_some(tx: Transaction, account_id: int) -> bool:
    account = (await accounts_by_id(tx, [account_id])).get(account_id)
    if account is None or account.locked or account.state != "active":
        return False

    waiting = await requests_page(tx, account_id, Window(limit=LET_IN_AT_ONCE))
    for edge in waiting:
        await let_in(tx, account_id, edge.account_id)
    return len(waiting) == LET_IN_AT_ONCE
