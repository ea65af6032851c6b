"""An app or a browser asks to be pushed what its person is told, changes what, and no longer asks."""

import secrets
from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import BigInteger, bindparam, delete, or_, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Invalid, NotFound, Unauthorized, Unavailable
from goodmob.core.webpush.base64url import to_bytes, to_text
from goodmob.core.webpush.receiver import Receiver, checked
from goodmob.notifications.permissions import may_hold_push
from goodmob.notifications.queries.push import Holder, SubscriptionRow, subscription_of, subscriptions_of
from goodmob.notifications.rules.push import LARGEST_ID, MOST_SUBSCRIPTIONS, Policy, endpoint_fault
from goodmob.notifications.tables import push_subscription

TRIES = 5

HELD = or_(
    push_subscription.c.token_id == bindparam("of_token", type_=BigInteger),
    push_subscription.c.session_id == bindparam("of_session", type_=BigInteger),
)

ADD = statement(insert(push_subscription).on_conflict_do_nothing().inline())
CHANGE = statement(update(push_subscription).where(HELD).values(alerts=bindparam("alerts"), policy=bindparam("policy")))
END_OF_HOLDER = statement(delete(push_subscription).where(HELD))
END_OF_ACCOUNT = statement(
    delete(push_subscription).where(push_subscription.c.account_id == bindparam("account_id", type_=BigInteger))
)
END_SOME = statement(delete(push_subscription).where(among(push_subscription.c.id, "ids")))


class NewSubscription(Struct, frozen=True, kw_only=True):
    """What is asked for: where to, with keys in Base64, which types and by whom; and the token of an app, sealed."""

    endpoint: str
    p256dh: str
    auth: str
    standard: bool
    alerts: Collection[str]
    policy: Policy
    sealed_token: str = ""


async def subscribe(
    tx: Transaction, account_id: int, holder: Holder, wish: NewSubscription, *, allow_private: bool
) -> SubscriptionRow:
    """The one subscription of its holder, in place of the one before; Invalid where nothing could be pushed by it."""
    if fault := endpoint_fault(wish.endpoint, allow_private=allow_private):
        raise Invalid("endpoint", fault)
    receiver = _receiver(wish)
    if not await may_hold_push(tx, account_id, holder, tx.now):
        raise Unauthorized

    others = [row.id for row in await subscriptions_of(tx, account_id) if row.holder != holder]
    if surplus := others[MOST_SUBSCRIPTIONS - 1 :]:
        await tx.run(END_SOME, ids=surplus)
    for _ in range(TRIES):
        await unsubscribe(tx, holder)
        row = _row(tx, account_id, holder, wish, receiver)
        # The id may be taken, and the same app may subscribe twice at the same moment.
        if await tx.run(ADD, **row._asdict()):
            return row
    raise Unavailable


async def change_push(tx: Transaction, holder: Holder, alerts: Collection[str], policy: Policy) -> SubscriptionRow:
    """The subscription of its holder with other types and another policy; NotFound where there is none."""
    if not await tx.run(CHANGE, **_names(holder), alerts=" ".join(alerts), policy=policy):
        raise NotFound
    row = await subscription_of(tx, holder)
    if row is None:
        raise NotFound
    return row


async def unsubscribe(tx: Transaction, holder: Holder) -> None:
    """Nothing is pushed to this app or browser any more."""
    await tx.run(END_OF_HOLDER, **_names(holder))


async def end_subscription(tx: Transaction, subscription_id: int) -> None:
    """Nothing is pushed by this subscription any more; one that took its place stays."""
    await tx.run(END_SOME, ids=[subscription_id])


async def end_subscriptions_of(tx: Transaction, account_id: int) -> None:
    """Nothing that the account is told is pushed any more."""
    await tx.run(END_OF_ACCOUNT, account_id=account_id)


def _names(holder: Holder) -> dict[str, int | None]:
    return {"of_token": holder.token_id, "of_session": holder.session_id}


def _receiver(wish: NewSubscription) -> Receiver:
    try:
        auth = to_bytes(wish.auth)
        point = to_bytes(wish.p256dh)
        return checked(point, auth)
    except ValueError as error:
        raise Invalid("subscription", f"has keys that nothing can be encrypted with: {error}") from error


def _row(
    tx: Transaction, account_id: int, holder: Holder, wish: NewSubscription, receiver: Receiver
) -> SubscriptionRow:
    return SubscriptionRow(
        id=1 + secrets.randbelow(LARGEST_ID),
        **holder._asdict(),
        account_id=account_id,
        endpoint=wish.endpoint,
        point=to_text(receiver.point),
        auth=to_text(receiver.auth),
        standard=wish.standard,
        alerts=" ".join(wish.alerts),
        policy=wish.policy,
        sealed_token=wish.sealed_token,
        created_at=tx.now,
    )
