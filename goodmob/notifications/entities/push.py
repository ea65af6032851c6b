"""The JSON of push subscriptions, and of what is pushed."""

import msgspec
from msgspec import Struct

from goodmob.accounts.queries.people import PersonRow
from goodmob.core import i18n
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.core.i18n import ngettext
from goodmob.core.sealing import seal, unseal
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.webpush.encryption import MOST_BYTES
from goodmob.core.webpush.server_key import vapid_key
from goodmob.notifications.entities.notification import Notification, show
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.queries.push import SubscriptionRow
from goodmob.notifications.queries.unread import unread_count
from goodmob.notifications.rules import kinds
from goodmob.notifications.rules.push import LIFETIME, told_alerts

LONGEST_BODY, LONGEST_NAME = 140, 60
TOKEN, TICKET = "push token", "push ticket"
"""For what texts are sealed."""

UNSUBSCRIBE = "/api/web/push_subscriptions"
HIDE = "hide"
NOTICES, LOST = "/notifications", "/severed_relationships"
PLACE = "notifications"


class WebPushSubscription(Struct, frozen=True):
    """Mastodon's WebPushSubscription; the id is a number that fits into 32 bits."""

    id: int
    endpoint: str
    standard: bool
    server_key: str
    alerts: dict[str, bool]
    policy: str


class PushMessage(Struct, frozen=True):
    """What an app gets, as Mastodon writes it. The token is the app's own: it tells which of its accounts is meant."""

    access_token: str
    preferred_locale: str
    notification_id: int
    notification_type: str
    icon: str
    title: str
    body: str


class BrowserMessage(Struct, frozen=True):
    """What the service worker of a browser gets: the words, where they lead to, and how much is unread."""

    title: str
    body: str
    lang: str
    icon: str
    tag: str
    url: str
    unread: int


async def show_subscription(house: House, row: SubscriptionRow) -> WebPushSubscription:
    """The WebPushSubscription of a row."""
    return WebPushSubscription(
        id=row.id,
        endpoint=row.endpoint,
        standard=row.standard,
        server_key=(await vapid_key(house)).public,
        alerts=told_alerts(row.types),
        policy=row.policy,
    )


async def message_of(
    house: House, subscription: SubscriptionRow, row: NotificationRow, person: PersonRow
) -> bytes | None:
    """What is pushed of a notice; None where the person may not see it any more, or a filter hides it.

    BrokenSeal where the key that the token was sealed with is gone.
    """
    shown = await show(house, subscription.account_id, [row], [kinds.EMOJI_REACTION], tells_surges=True)
    if not shown or _is_hidden(shown[0]):
        return None
    notice = shown[0]
    before = i18n.current.set(i18n.choose(person.locale))
    try:
        message = await _message(house, subscription, row, notice)
    finally:
        i18n.current.reset(before)
    encoded = msgspec.json.encode(message)
    # Addresses of pictures of other servers have no bound of ours.
    return encoded if len(encoded) <= MOST_BYTES else msgspec.json.encode(msgspec.structs.replace(message, icon=""))


async def _message(
    house: House, subscription: SubscriptionRow, row: NotificationRow, notice: Notification
) -> PushMessage | BrowserMessage:
    title, body = _title(notice), one_line(_body(notice), LONGEST_BODY)
    if subscription.session_id is not None:
        return BrowserMessage(
            title=title,
            body=body,
            lang=i18n.current.get(),
            icon=notice.account.avatar_static,
            tag=str(row.id),
            url=_place(notice),
            unread=await unread_count(house.db, subscription.account_id),
        )
    return PushMessage(
        access_token=unseal(house.settings.data, subscription.sealed_token, TOKEN),
        preferred_locale=i18n.current.get(),
        notification_id=row.id,
        notification_type=row.type,
        icon=notice.account.avatar_static,
        title=title,
        body=body,
    )


def _place(notice: Notification) -> str:
    if notice.status is not None:
        return f"/@{notice.status.account.acct}/{notice.status.id}"
    if notice.type == kinds.SEVERED:
        return LOST
    return f"/@{notice.account.acct}" if notice.type == kinds.FOLLOW else NOTICES


def ticket_address(house: House, subscription: SubscriptionRow) -> str:
    """Where a push service may end the subscription, as long as it may keep the push."""
    ticket = seal(house.settings.data, f"{subscription.id} {house.clock.now() + LIFETIME}", TICKET)
    return f"{house.settings.base_url}{UNSUBSCRIBE}/{ticket}"


def subscription_on(house: House, ticket: str) -> int | None:
    """The id of the subscription that the ticket ends; None where it has lapsed. BrokenSeal where it is not ours."""
    id_, lapses_at = map(int, unseal(house.settings.data, ticket, TICKET).split())
    return id_ if house.clock.now() < lapses_at else None


def _is_hidden(notice: Notification) -> bool:
    found = (notice.status.filtered or ()) if notice.status else ()
    return any(one.filter.filter_action == HIDE and PLACE in one.filter.context for one in found)


def _title(notice: Notification) -> str:
    if notice.fallback:
        return notice.fallback.title
    name = one_line(notice.account.display_name or notice.account.username, LONGEST_NAME)
    if notice.type == kinds.EMOJI_REACTION:
        return _("%(name)s reacted with %(emoji)s", name=name, emoji=_spoken(notice))
    return _titles(name).get(notice.type) or _("You have a new notification")


def _spoken(notice: Notification) -> str:
    return f":{notice.emoji}:" if notice.emoji_url else str(notice.emoji)


def _titles(name: str) -> dict[str, str]:
    return {
        kinds.MENTION: _("%(name)s named you", name=name),
        kinds.STATUS: _("%(name)s said something new", name=name),
        kinds.QUOTE: _("%(name)s quoted you", name=name),
        kinds.FAVOURITE: ngettext("%(names)s favourited your post", "%(names)s favourited your post", 1, names=name),
        kinds.REBLOG: ngettext("%(names)s boosted your post", "%(names)s boosted your post", 1, names=name),
        kinds.FOLLOW: ngettext("%(names)s follows you", "%(names)s follow you", 1, names=name),
        kinds.FOLLOW_REQUEST: _("%(name)s asks to follow you", name=name),
        kinds.POLL: _("A poll in which you took part has ended"),
        kinds.UPDATE: _("%(name)s edited a post that you boosted", name=name),
        kinds.QUOTED_UPDATE: _("%(name)s edited a post that you quoted", name=name),
        kinds.SIGN_UP: _("%(name)s signed up", name=name),
        kinds.REPORT: _("%(name)s reported somebody", name=name),
        kinds.SEVERED: _("Some who follow you, or whom you follow, are out of reach now"),
        kinds.WARNING: _("The moderators have something to tell you"),
        kinds.ADDED_TO_COLLECTION: _("%(name)s added you to a collection", name=name),
        kinds.COLLECTION_UPDATE: _("%(name)s changed a collection that you are in", name=name),
    }


def _body(notice: Notification) -> str:
    if isinstance(said := getattr(notice.announcement, "text", None), str):
        return said
    if notice.fallback:
        return notice.fallback.summary or ""
    if notice.status is None:
        return plain_text(notice.account.note)
    content = notice.status.content
    return notice.status.spoiler_text or (plain_text(content) if isinstance(content, str) else "")
