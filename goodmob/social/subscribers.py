"""What happens to relationships when something happened to an account, and to open screens when they change."""

from random import randint

from goodmob.accounts.events import AccountDeleted, AccountMoved, InboxMoved, LockedOut, ProfileChanged
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.instance.events import PolicyChanged
from goodmob.instance.queries.server_blocks import policy_of
from goodmob.social.actions.count_inbox import move_inboxes
from goodmob.social.actions.distribute import distribute_on
from goodmob.social.actions.shield import forget_shield
from goodmob.social.activities import digests, telling
from goodmob.social.events import (
    Blocked,
    DomainBlocked,
    FiltersChanged,
    FollowersDiffer,
    ListChanged,
    Muted,
    Spoken,
    Unblocked,
    Unmuted,
)
from goodmob.social.jobs import (
    LONGEST_WAIT,
    ClosedDomain,
    Farewell,
    FarFollowers,
    Moving,
    OneAccount,
    OneDomain,
    OneList,
)
from goodmob.social.queries.follows import requests_page
from goodmob.social.queries.lists import list_by_id
from goodmob.streaming.messages import StreamMessage, encode


async def let_in_after_unlock(tx: Transaction, event: ProfileChanged) -> None:
    """An account that is open now lets in everybody who waits, as its owner would expect."""
    account = (await accounts_by_id(tx, [event.account_id])).get(event.account_id)
    is_open_here = account is not None and account.domain is None and not account.locked
    if is_open_here and await requests_page(tx, event.account_id, Window(limit=1)):
        key = f"social.let_in_waiting:{event.account_id}"
        await tx.enqueue("social.let_in_waiting", OneAccount(event.account_id), key=key)


async def clear_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nobody follows, blocks or lists a deleted account any longer, and it has no shield."""
    await forget_shield(tx, event.account_id)
    await tx.enqueue("social.clear_deleted", OneAccount(event.account_id))


async def take_leave(tx: Transaction, event: AccountDeleted) -> None:
    """Every known server hears that an account of this one is gone."""
    await tx.enqueue("social.say_farewell", Farewell(event.account_id))


async def order_leading(tx: Transaction, event: AccountMoved) -> None:
    """Whoever here follows, blocks, mutes or noted somebody who moves has to do with the new account."""
    await tx.enqueue("social.lead_on", Moving(event.account_id, event.target_id))


async def part_from_hidden_domain(tx: Transaction, event: DomainBlocked) -> None:
    """Nobody of a hidden server follows the account any longer or asks to, and it follows nobody there."""
    await tx.enqueue("social.part_from_domain", OneDomain(event.account_id, event.domain))


async def part_from_closed_server(tx: Transaction, event: PolicyChanged) -> None:
    """Nobody here follows anybody of a suspended server any longer, nor the other way."""
    if event.domain and (await policy_of(tx, event.domain)).is_suspended:
        await tx.enqueue("social.part_from_closed", ClosedDomain(event.domain))


async def part_after_suspension(tx: Transaction, event: LockedOut) -> None:
    """Whoever elsewhere is suspended follows nobody here any longer: their server would go on showing them all."""
    far = (await far_accounts(tx, [event.account_id])).get(event.account_id)
    if far is not None and far.state == "suspended":
        await tx.enqueue("social.part_from_suspended", OneAccount(event.account_id))


async def clear_after_list(tx: Transaction, event: ListChanged) -> None:
    """Nobody stays on a list that was deleted."""
    if await list_by_id(tx, event.list_id) is None:
        await tx.enqueue("social.clear_list", OneList(event.list_id))


async def carry_on(tx: Transaction, event: Spoken) -> Again | None:
    """What somebody with followers on many servers says goes on to the next of these."""
    rest = await distribute_on(tx, event)
    return None if rest is None else Again(rest)


async def follow_inbox(tx: Transaction, event: InboxMoved) -> Again | None:
    """Whoever is reached at another inbox is counted there by all whom they follow."""
    last = await move_inboxes(tx, event.account_id, event.after)
    return None if last is None else Again(InboxMoved(event.account_id, last))


async def refresh_screens(house: House, event: Blocked | Unblocked | Muted | Unmuted) -> None:
    """Open screens ask anew whom their account does not want to meet."""
    for account_id in (event.account_id, event.target_id):
        house.bus.publish(f"relations:{account_id}", b"")


async def tell_of_filters(house: House, event: FiltersChanged) -> None:
    """Open screens of the account read its filters anew."""
    # An event without data would never arrive in a browser, and what is there must be readable as JSON.
    house.bus.publish(f"user:{event.account_id}", encode(StreamMessage("filters_changed", "null")))


async def tell_other_server(house: House, event: telling.Told) -> None:
    """Somebody of another server hears what somebody here did about a follow or a block with them."""
    digests.forget_digests(house, event.target_id)
    await telling.tell(house, event)


async def order_synchronisation(tx: Transaction, event: FollowersDiffer) -> None:
    """The followers of somebody elsewhere are compared one by one, after a while so that not all come at once."""
    waits = randint(0, LONGEST_WAIT)  # noqa: S311  nothing secret hangs on it
    key = f"social.synchronise_followers:{event.account_id}"
    payload = FarFollowers(event.account_id, event.url, event.digest)
    await tx.enqueue("social.synchronise_followers", payload, run_at=tx.now + waits, key=key)
