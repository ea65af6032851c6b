"""What runs later: mutes that end, requests let in by an unlocked account, ties of a deleted one or a hidden server."""

from collections.abc import Callable, Collection, Coroutine
from typing import Any

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
from goodmob.social.actions.unfollow import reject_some, unfollow_some
from goodmob.social.queries.follows import requests_page
from goodmob.social.queries.hidden import hidden_domains
from goodmob.social.queries.ties_at import askers_at, followed_at, followers_at
from goodmob.social.rules.ties import CLEARED_AT_ONCE, LET_IN_AT_ONCE


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


class OneDomain(Struct, frozen=True):
    """The account a job is about, and the server that it hides."""

    account_id: int
    domain: str


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


async def part_from_domain(house: House, payload: OneDomain) -> None:
    """Ends every follow between an account and the server that it hides, and refuses whoever there asks to follow it.

    An account that shows the server again meanwhile keeps what is left.
    """
    me, domain = payload.account_id, payload.domain
    if domain not in await hidden_domains(house.db, me):
        return
    await _in_slices(house, unfollow_some, me, await followed_at(house.db, me, domain))
    for others in (followers_at, askers_at):
        async for some in others(house.db, me, domain):
            await _in_slices(house, reject_some, me, some)


async def clear_list(house: House, payload: OneList) -> Again | None:
    """Takes everybody off a list that is gone, a few at a time."""
    return Again(payload) if await house.db.act(clear_members, payload.list_id) else None


async def _in_slices(
    house: House,
    ending: Callable[[Transaction, int, Collection[int]], Coroutine[Any, Any, None]],
    account_id: int,
    ids: Collection[int],
) -> None:
    others = sorted(ids)
    for first in range(0, len(others), CLEARED_AT_ONCE):
        await house.db.act(ending, account_id, others[first : first + CLEARED_AT_ONCE])


async def _let_in_some(tx: Transaction, account_id: int) -> bool:
    account = (await accounts_by_id(tx, [account_id])).get(account_id)
    if account is None or account.domain is not None or account.locked or account.state != "active":
        return False

    waiting = await requests_page(tx, account_id, Window(limit=LET_IN_AT_ONCE))
    for edge in waiting:
        await let_in(tx, account_id, edge.account_id)
    return len(waiting) == LET_IN_AT_ONCE
