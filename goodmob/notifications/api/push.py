"""Push subscriptions, by API: one for each token."""

from msgspec import Struct, field

from goodmob.core.errors import NotFound, Unauthorized
from goodmob.core.sealing import BrokenSeal, seal
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, delete, get, post, put
from goodmob.core.web.tokens import secret_of
from goodmob.notifications.actions.subscribe_push import (
    NewSubscription,
    change_push,
    end_subscription,
    subscribe,
    unsubscribe,
)
from goodmob.notifications.entities.push import (
    TOKEN,
    UNSUBSCRIBE,
    WebPushSubscription,
    show_subscription,
    subscription_on,
)
from goodmob.notifications.queries.push import Holder, subscription_of
from goodmob.notifications.rules.push import ALL, Policy, wanted_alerts

PATH = "/api/v1/push/subscription"


class Keys(Struct):
    """The app's public key and the secret it shares with this server, in Base64."""

    p256dh: str
    auth: str


class Subscription(Struct):
    """Where to push, with which keys, and whether by the RFCs or by the drafts before them."""

    endpoint: str
    keys: Keys
    standard: bool = False


class Wishes(Struct):
    """Which types of notices are pushed, and by whom they must be."""

    alerts: dict[str, bool] = field(default_factory=dict)
    policy: Policy = ALL


class PushParams(Struct):
    """A subscription as it is wished."""

    subscription: Subscription
    data: Wishes = field(default_factory=Wishes)


class PushChange(Struct):
    """Other wishes; what is not named is not pushed. Some apps send the policy beside them."""

    data: Wishes = field(default_factory=Wishes)
    policy: Policy | None = None


class Ticket(Struct):
    """What a push service was given to end a subscription with."""

    ticket: str


async def create_subscription(call: Call, params: PushParams) -> WebPushSubscription:
    """Push what the viewer is told to this app, in place of its earlier subscription."""
    settings, wish = call.house.settings, params.subscription
    new = NewSubscription(
        endpoint=wish.endpoint,
        p256dh=wish.keys.p256dh,
        auth=wish.keys.auth,
        standard=wish.standard,
        alerts=wanted_alerts(params.data.alerts),
        policy=params.data.policy,
        sealed_token=seal(settings.data, await secret_of(call), TOKEN),
    )
    row = await call.house.db.act(subscribe, call.account_id, _app(call), new, allow_private=settings.private_addresses)
    return await show_subscription(call.house, row)


async def read_subscription(call: Call) -> WebPushSubscription:
    """What is pushed to this app."""
    row = await subscription_of(call.house.db, _app(call))
    if row is None:
        raise NotFound
    return await show_subscription(call.house, row)


async def change_subscription(call: Call, params: PushChange) -> WebPushSubscription:
    """Push other types of notices to this app."""
    policy = params.policy or params.data.policy
    row = await call.house.db.act(change_push, _app(call), wanted_alerts(params.data.alerts), policy)
    return await show_subscription(call.house, row)


async def remove_subscription(call: Call) -> Empty:
    """Push nothing to this app any more."""
    await call.house.db.act(unsubscribe, _app(call))
    return EMPTY


async def end_by_ticket(call: Call, params: Ticket) -> Empty:
    """End a subscription, as a push service does whose app is gone."""
    try:
        subscription_id = subscription_on(call.house, params.ticket)
    except BrokenSeal as error:
        raise NotFound from error
    if subscription_id is None:
        raise NotFound
    await call.house.db.act(end_subscription, subscription_id)
    return EMPTY


def _app(call: Call) -> Holder:
    if call.viewer.token_id is None:
        raise Unauthorized
    return Holder(token_id=call.viewer.token_id)


ROUTES = (
    post(PATH, create_subscription, scope="push"),
    get(PATH, read_subscription, scope="push"),
    put(PATH, change_subscription, scope="push"),
    delete(PATH, remove_subscription, scope="push", is_kept=True),
    delete(f"{UNSUBSCRIBE}/:ticket", end_by_ticket, viewer=NOBODY),
)
