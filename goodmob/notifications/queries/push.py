"""Reads of push subscriptions."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.webpush.base64url import to_bytes
from goodmob.core.webpush.receiver import Receiver
from goodmob.notifications.tables import push_subscription


class Holder(NamedTuple):
    """Who is pushed to: an app by its token, or a browser by its session."""

    token_id: int | None = None
    session_id: int | None = None


class SubscriptionRow(NamedTuple):
    """Where and how an app or a browser wants its person's notices pushed; `alerts` are types with spaces between."""

    id: int
    token_id: int | None
    session_id: int | None
    account_id: int
    endpoint: str
    point: str
    auth: str
    standard: bool
    alerts: str
    policy: str
    sealed_token: str
    created_at: int

    @property
    def holder(self) -> Holder:
        """Whose it is."""
        return Holder(self.token_id, self.session_id)

    @property
    def types(self) -> list[str]:
        """The types of notices that are pushed."""
        return self.alerts.split()

    @property
    def receiver(self) -> Receiver:
        """The keys that messages are made with."""
        return Receiver(to_bytes(self.point), to_bytes(self.auth))


_COLUMNS = [push_subscription.c[name] for name in SubscriptionRow._fields]
OF_HOLDER = statement(
    select(*_COLUMNS).where(
        or_(
            push_subscription.c.token_id == bindparam("token_id", type_=BigInteger),
            push_subscription.c.session_id == bindparam("session_id", type_=BigInteger),
        )
    ),
    into=SubscriptionRow,
)
OF_ACCOUNT = statement(
    select(*_COLUMNS)
    .where(push_subscription.c.account_id == bindparam("account_id", type_=BigInteger))
    .order_by(push_subscription.c.created_at.desc()),
    into=SubscriptionRow,
)
BY_ID = statement(
    select(*_COLUMNS).where(push_subscription.c.id == bindparam("subscription_id", type_=BigInteger)),
    into=SubscriptionRow,
)


async def subscription_of(reads: Reads, holder: Holder) -> SubscriptionRow | None:
    """The one subscription that an app or a browser has."""
    return await reads.one(OF_HOLDER, **holder._asdict())


async def subscriptions_of(reads: Reads, account_id: int) -> list[SubscriptionRow]:
    """Every subscription to the notices of the account, the newest first."""
    return await reads.all(OF_ACCOUNT, account_id=account_id)


async def subscription_by_id(reads: Reads, subscription_id: int) -> SubscriptionRow | None:
    """The subscription with this id."""
    return await reads.one(BY_ID, subscription_id=subscription_id)
