"""Orders what is pushed to apps, and ends it with them."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.subscribe_push import end_subscriptions_of, unsubscribe
from goodmob.notifications.events import Notified
from goodmob.notifications.jobs.push import Push
from goodmob.notifications.queries.notifications import notification_of
from goodmob.notifications.queries.push import Holder, subscriptions_of
from goodmob.notifications.rules.push import NOBODY, lane_of
from goodmob.oauth.events import TokenRevoked


async def order_pushes(tx: Transaction, event: Notified) -> None:
    """Every app that wants such a notice gets it, later and each on its own."""
    subscriptions = await subscriptions_of(tx, event.account_id)
    notice = await notification_of(tx, event.account_id, event.notification_id) if subscriptions else None
    for one in subscriptions:
        if notice and notice.type in one.types and one.policy != NOBODY:
            wanted = Push(one.id, event.account_id, event.notification_id, tx.now)
            await tx.enqueue("notifications.push", wanted, lane=lane_of(one.endpoint, one.id))


async def end_push_of_token(tx: Transaction, event: TokenRevoked) -> None:
    """Nothing is pushed to an app that may not act any more."""
    await unsubscribe(tx, Holder(token_id=event.token_id))


async def end_pushes_of_account(tx: Transaction, event: AccountDeleted) -> None:
    """Nothing is pushed of an account that is gone."""
    await end_subscriptions_of(tx, event.account_id)
