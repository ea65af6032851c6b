"""Pushing notices to apps: sealed for the app, tried again while its push service cannot take them."""

import logging
from email.utils import parseaddr
from urllib.parse import urlsplit

from msgspec import Struct, structs

from goodmob.accounts.permissions import hindrance_of
from goodmob.accounts.queries.people import person_of
from goodmob.core.clock import HOUR
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked, TooMuch, Unanswered
from goodmob.core.http.retry import retry_after
from goodmob.core.jobs.handlers import Again
from goodmob.core.jobs.ledger import delay_after
from goodmob.core.sealing import BrokenSeal
from goodmob.core.webpush.request import Sender, outgoing
from goodmob.core.webpush.server_key import vapid_key
from goodmob.notifications.actions.subscribe_push import end_subscription
from goodmob.notifications.entities.push import message_of, ticket_address
from goodmob.notifications.permissions import may_hold_push, may_push
from goodmob.notifications.queries.notifications import notification_of
from goodmob.notifications.queries.push import SubscriptionRow, subscription_by_id
from goodmob.notifications.rules.push import LIFETIME, verdict

log = logging.getLogger(__name__)

SECONDS = 10.0
MOST_BYTES = 64 * 1024
LONGEST_WAIT = 6 * HOUR
MOST_FAILED = 8
"""Of pushes that failed as often for two days the app is gone; one that lives subscribes anew when it starts."""


class Push(Struct, frozen=True):
    """A notice on its way to an app, since when (us), and how often its push service could not take it."""

    subscription_id: int
    account_id: int
    notification_id: int
    since: int
    failed: int = 0


async def push(house: House, payload: Push) -> Again | None:
    """Pushes a notice that the app still wants and its person may see; again later where the service is not well."""
    subscription = await subscription_by_id(house.db, payload.subscription_id)
    if subscription is None:
        return None
    delay = await _pushed(house, subscription, payload) if house.clock.now() < payload.since + LIFETIME else LIFETIME
    due = house.clock.now() + delay
    if delay and due < payload.since + LIFETIME:
        return Again(structs.replace(payload, failed=payload.failed + 1), due)
    if delay and payload.failed >= MOST_FAILED:
        await house.db.act(end_subscription, subscription.id)
    return None


async def _pushed(house: House, subscription: SubscriptionRow, payload: Push) -> int:
    """After how long to try again, in microseconds; 0 where nothing is left to do."""
    try:
        message = await _message(house, subscription, payload)
        return await _send(house, subscription, message, payload) if message else 0
    except (BrokenSeal, Blocked) as error:
        log.info("Push subscription %d is ended: %s", subscription.id, type(error).__name__)
        await house.db.act(end_subscription, subscription.id)
        return 0


async def _message(house: House, subscription: SubscriptionRow, payload: Push) -> bytes | None:
    person = await person_of(house.db, subscription.account_id)
    account_id, now = subscription.account_id, house.clock.now()
    if person is None or not await may_hold_push(house.db, account_id, subscription.holder, now):
        await house.db.act(end_subscription, subscription.id)
        return None
    row = await notification_of(house.db, account_id, payload.notification_id)
    if row is None or hindrance_of(person) or not await may_push(house.db, subscription, row, now):
        return None
    return await message_of(house, subscription, row, person)


async def _send(house: House, subscription: SubscriptionRow, message: bytes, payload: Push) -> int:
    """The same of a message; Blocked for an address that nothing may be sent to."""
    now = house.clock.now()
    body, headers = outgoing(
        message,
        subscription.receiver,
        subscription.endpoint,
        Sender(await vapid_key(house), _subject(house)),
        standard=subscription.standard,
        now=now,
        lifetime=payload.since + LIFETIME - now,
    )
    headers["Unsubscribe-URL"] = ticket_address(house, subscription)
    wait = delay_after(payload.failed + 1)
    try:
        answer = await house.http.post(
            subscription.endpoint, content=body, headers=headers, max_bytes=MOST_BYTES, timeout=SECONDS
        )
    except Blocked:
        raise
    except TooMuch:
        # An answer too long to read is an answer: the push has arrived.
        return 0
    except Unanswered as error:
        host = urlsplit(subscription.endpoint).hostname
        # The rest of the address is a secret of the app: whoever knows it can push.
        log.info("No answer for push subscription %d from %s: %s", subscription.id, host, type(error).__name__)
        return wait
    match verdict(answer.status):
        case "delivered":
            return 0
        case "gone":
            await house.db.act(end_subscription, subscription.id)
            return 0
    return max(wait, min(retry_after(answer.headers, now), LONGEST_WAIT))


def _subject(house: House) -> str:
    settings = house.settings
    return f"mailto:{settings.contact_email or parseaddr(settings.mail_from)[1]}"
