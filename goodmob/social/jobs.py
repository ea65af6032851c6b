"""What runs later: mutes that end, requests let in by an unlocked account, ties of a deleted one or a hidden server."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.queries.accounts import account_by_id, accounts_by_id
from goodmob.accounts.queries.elsewhere import every_inbox, far_accounts, some_at
from goodmob.accounts.queries.figures import known_domains
from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.core.text.hosts import with_parents
from goodmob.federation.actions.send import ADDRESSED_AT_ONCE
from goodmob.federation.trouble import Gone, Untrusted
from goodmob.instance.queries.server_blocks import policy_of
from goodmob.social.actions.answer_request import let_in
from goodmob.social.actions.clear_ties import clear_ties
from goodmob.social.actions.distribute import address_farewell
from goodmob.social.actions.follow_on import carry_over, follow_on
from goodmob.social.actions.keep_list import clear_members
from goodmob.social.actions.mute import end_mutes_over
from goodmob.social.actions.part import Lost, drop_severance, open_severance, part_some, tell_of_severance
from goodmob.social.activities.profile import farewell_of
from goodmob.social.activities.synchronising import synchronise
from goodmob.social.queries.follows import Edge, followers_of, requests_page
from goodmob.social.queries.hidden import hidden_domains
from goodmob.social.queries.moving import who_has_a
from goodmob.social.queries.severed import losers_of, ties_with
from goodmob.social.queries.ties_at import askers_at, followed_at, followers_at
from goodmob.social.rules.ties import CLEARED_AT_ONCE, LET_IN_AT_ONCE

LONGEST_WAIT = 60 * SECOND
"""So long at most it takes until followers are compared."""

_FAR_AT_ONCE = 500
_LED_AT_ONCE = 40
_TOLD_AT_ONCE = 40


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


class OneDomain(Struct, frozen=True):
    """The account a job is about, and the server that it hides."""

    account_id: int
    domain: str


class ClosedDomain(Struct, frozen=True):
    """The server that is closed, with those below it."""

    domain: str


class Moving(Struct, frozen=True):
    """Who moves where; of whoever has a `kind` of tie with them, those beyond the row `after` are still to follow."""

    account_id: int
    target_id: int
    kind: str = "follow"
    after: int = 0


class Farewell(Struct, frozen=True):
    """Who is gone; the inboxes beyond `after` are still to hear of it, `sent` of them have."""

    account_id: int
    after: str = ""
    sent: int = 0


class FarFollowers(Struct, frozen=True):
    """Whose followers are compared, where they are listed, and the digest of the list."""

    account_id: int
    url: str
    digest: str


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


async def lead_on(house: House, payload: Moving) -> Again | None:
    """Leads whoever here follows, blocks, mutes or noted somebody to the account they moved to, a few at a time."""
    kind, old, new = payload.kind, payload.account_id, payload.target_id
    edges: Sequence[Edge]
    if kind == "follow":
        rows = await followers_of(house.db, old, after=payload.after, limit=_LED_AT_ONCE)
        edges = [Edge(row.id, row.follower_id) for row in rows]
    else:
        edges = await who_has_a(house.db, kind, old, after=payload.after, limit=_LED_AT_ONCE)
    far = await far_accounts(house.db, [edge.account_id for edge in edges])
    for edge in edges:
        if edge.account_id in far:
            continue
        if kind == "follow":
            await house.db.act(follow_on, edge.account_id, old, new)
        else:
            await house.db.act(carry_over, kind, edge.account_id, old, new)
    if len(edges) == _LED_AT_ONCE:
        return Again(Moving(old, new, kind, edges[-1].id))
    following = {"follow": "block", "block": "mute", "mute": "note"}.get(kind)
    return Again(Moving(old, new, following)) if following else None


async def say_farewell(house: House, payload: Farewell) -> Again | None:
    """Tells every known server that an account of this one is gone for good, a few at a time."""
    row = await account_by_id(house.db, payload.account_id)
    if row is None or row.domain is not None or row.state != "deleted":
        return None
    inboxes = await every_inbox(house.db, after=payload.after, limit=ADDRESSED_AT_ONCE)
    if not inboxes:
        return None
    said = farewell_of(house.settings, row.id)
    sent = payload.sent + await house.db.act(address_farewell, row.id, said, inboxes, payload.sent)
    return Again(Farewell(row.id, inboxes[-1], sent)) if len(inboxes) == ADDRESSED_AT_ONCE else None


async def part_from_domain(house: House, payload: OneDomain) -> None:
    """Ends every follow between an account and the server that it hides, and refuses whoever there asks to follow it.

    An account that shows the server again meanwhile keeps what is left.
    """
    me, domain = payload.account_id, payload.domain
    if domain not in await hidden_domains(house.db, me):
        return
    severance_id = await house.db.act(open_severance, "user_domain_block", domain)
    followed = await followed_at(house.db, me, domain)
    await _part(house, severance_id, [Lost(me, other, "following") for other in sorted(followed)])
    for others in (followers_at, askers_at):
        async for some in others(house.db, me, domain):
            await _part(house, severance_id, [Lost(me, other, "follower") for other in sorted(some)])
    await _tell_losers(house, severance_id)


async def part_from_closed(house: House, payload: ClosedDomain) -> None:
    """Ends every follow between people here and those of a suspended server, or of one below it.

    A server that was opened again meanwhile keeps what is left.
    """
    known = [name for name in await known_domains(house.db) if payload.domain in with_parents(name)]
    closed = [name for name in known if (await policy_of(house.db, name)).is_suspended]
    if not closed:
        return
    severance_id = await house.db.act(open_severance, "domain_block", payload.domain)
    for name in closed:
        last = 0
        while ids := await some_at(house.db, name, after=last, limit=_FAR_AT_ONCE):
            far, last = set(ids), ids[-1]
            ties = await ties_with(house.db, ids)
            lost = [Lost(tie.follower_id, tie.target_id, "following") for tie in ties if tie.target_id in far]
            lost += [Lost(tie.target_id, tie.follower_id, "follower") for tie in ties if tie.follower_id in far]
            await _part(house, severance_id, lost)
    await _tell_losers(house, severance_id)


async def part_from_suspended(house: House, payload: OneAccount) -> None:
    """Ends every follow of somebody elsewhere who is suspended, and has their server told; unless they are let be.

    Nobody can make them follow again. Who follows them here goes on to, and meets them again once they are let back.
    """
    far = (await far_accounts(house.db, [payload.account_id])).get(payload.account_id)
    if far is None or far.state != "suspended":
        return
    ties = [tie for tie in await ties_with(house.db, [far.id]) if tie.follower_id == far.id]
    severance_id = await house.db.act(open_severance, "account_suspension", far.handle)
    await _part(house, severance_id, [Lost(tie.target_id, far.id, "follower") for tie in ties])
    await _tell_losers(house, severance_id)


async def synchronise_followers(house: House, payload: FarFollowers) -> None:
    """Compares our followers of somebody elsewhere with those that their server lists; who refuses that is let be."""
    try:
        await synchronise(house, payload.account_id, payload.url, payload.digest)
    except (Gone, Untrusted):
        return


async def clear_list(house: House, payload: OneList) -> Again | None:
    """Takes everybody off a list that is gone, a few at a time."""
    return Again(payload) if await house.db.act(clear_members, payload.list_id) else None


async def _part(house: House, severance_id: int, lost: Sequence[Lost]) -> None:
    for first in range(0, len(lost), CLEARED_AT_ONCE):
        await house.db.act(part_some, severance_id, lost[first : first + CLEARED_AT_ONCE])


async def _tell_losers(house: House, severance_id: int) -> None:
    last, told = 0, False
    while losers := await losers_of(house.db, severance_id, after=last, limit=_TOLD_AT_ONCE):
        await house.db.act(tell_of_severance, severance_id, losers)
        last, told = losers[-1], True
    if not told:
        await house.db.act(drop_severance, severance_id)


async def _let_in_some(tx: Transaction, account_id: int) -> bool:
    account = (await accounts_by_id(tx, [account_id])).get(account_id)
    if account is None or account.domain is not None or account.locked or account.state != "active":
        return False

    waiting = await requests_page(tx, account_id, Window(limit=LET_IN_AT_ONCE))
    for edge in waiting:
        await let_in(tx, account_id, edge.account_id)
    return len(waiting) == LET_IN_AT_ONCE
