"""What people are told of each other, and what they no longer want to hear of whom."""

from goodmob.accounts.events import AccountDeleted, PersonSignedUp
from goodmob.accounts.queries.staff import staff_accounts
from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.forget import forget_follow, forget_request, forget_sender
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.actions.surge import forget_surges
from goodmob.notifications.events import SenderAccepted, SenderDismissed, Surged
from goodmob.notifications.jobs.telling import (
    OfAccount,
    OfDomain,
    OfPair,
    OfSurge,
    discard_filtered,
    forget_deleted_account,
    forget_pair,
    merge_filtered,
)
from goodmob.notifications.rules.kinds import FOLLOW, FOLLOW_REQUEST, SEVERED, SIGN_UP
from goodmob.notifications.rules.notice import Notice
from goodmob.social.events import (
    Blocked,
    DomainBlocked,
    FollowAccepted,
    Followed,
    FollowRejected,
    FollowRequested,
    Muted,
    TiesSevered,
    Unfollowed,
)
from goodmob.social.queries.hidden import mutes_among


async def tell_of_follow(tx: Transaction, event: Followed) -> None:
    """Tells the target of the follower."""
    await notify(tx, [Notice(event.target_id, FOLLOW, event.follower_id)])


async def tell_of_request(tx: Transaction, event: FollowRequested) -> None:
    """Tells the target that somebody asks to follow."""
    await notify(tx, [Notice(event.target_id, FOLLOW_REQUEST, event.follower_id)])


async def tell_of_acceptance(tx: Transaction, event: FollowAccepted) -> None:
    """The answered request gives way to the notice of a follower, as in Mastodon."""
    await forget_request(tx, event.target_id, event.follower_id)
    await notify(tx, [Notice(event.target_id, FOLLOW, event.follower_id)])


async def tell_of_severance(tx: Transaction, event: TiesSevered) -> None:
    """Tells whoever lost somebody; Mastodon's notices of this type come from oneself."""
    await notify(tx, [Notice(event.account_id, SEVERED, event.account_id, event.severance_id)])


async def forget_rejected(tx: Transaction, event: FollowRejected) -> None:
    """Takes back what the target was told of somebody who may not follow."""
    await forget_follow(tx, event.target_id, event.follower_id)


async def forget_unfollowed(tx: Transaction, event: Unfollowed) -> None:
    """Takes back what the target was told of somebody who no longer follows."""
    await forget_follow(tx, event.target_id, event.follower_id)


async def tell_staff(tx: Transaction, event: PersonSignedUp) -> None:
    """Tells staff that somebody signed up."""
    await notify(tx, [Notice(account_id, SIGN_UP, event.account_id) for account_id in await staff_accounts(tx)])


async def forget_blocked(tx: Transaction, event: Blocked) -> None:
    """Takes back what the account was told by whom it blocks, and that either waits or was let in."""
    await forget_sender(tx, event.target_id, event.account_id)
    await forget_pair(tx, OfPair(event.account_id, event.target_id))


async def forget_hidden_domain(tx: Transaction, event: DomainBlocked) -> None:
    """Takes back what the account was told by anybody of a server that it hides."""
    await tx.enqueue("notifications.forget_domain", OfDomain(event.account_id, event.domain))


async def forget_muted(tx: Transaction, event: Muted) -> None:
    """Takes back that somebody whose notices are muted waits or was let in, and what was filtered of them."""
    muted = (await mutes_among(tx, event.account_id, [event.target_id], tx.now)).get(event.target_id)
    if muted is not None and muted.notifications:
        await forget_sender(tx, event.account_id, event.target_id)
        await discard_filtered(tx, OfPair(event.account_id, event.target_id, tx.new_id()))


async def merge_accepted(tx: Transaction, event: SenderAccepted) -> None:
    """Puts what was filtered of a sender among the other notices, once the sender is let in."""
    await merge_filtered(tx, OfPair(event.account_id, event.from_account_id))


async def discard_dismissed(tx: Transaction, event: SenderDismissed) -> None:
    """Puts away what was filtered of a sender whom the account does not let in."""
    await discard_filtered(tx, OfPair(event.account_id, event.from_account_id, event.newest))


async def forget_account_notices(tx: Transaction, event: AccountDeleted) -> None:
    """Takes back the notices to and from a deleted account."""
    await forget_surges(tx, event.account_id)
    await forget_deleted_account(tx, OfAccount(event.account_id))


async def order_surge(tx: Transaction, event: Surged) -> None:
    """The surge is told when it is due, whoever else comes until then."""
    order, key = OfSurge(event.surge_id, event.account_id), f"surge {event.surge_id}"
    await tx.enqueue("notifications.tell_surge", order, run_at=event.due_at, key=key)
