"""Shows notices on open screens."""

import msgspec

from goodmob.core.house import House
from goodmob.notifications.entities.notification import show
from goodmob.notifications.events import NotificationsMerged, Notified
from goodmob.notifications.queries.notifications import notification_of
from goodmob.streaming.messages import StreamMessage, encode


async def stream_merged(house: House, event: NotificationsMerged) -> None:
    """Tells open apps of the account to read its notices anew."""
    message = encode(StreamMessage("notifications_merged", "1", []))
    for channel in (f"user:{event.account_id}", f"user:notification:{event.account_id}"):
        house.bus.publish(channel, message)


async def stream_notice(house: House, event: Notified) -> None:
    """Shows a new notice on the open screens of its account."""
    channels = [f"user:{event.account_id}", f"user:notification:{event.account_id}"]
    heard = [channel for channel in channels if house.bus.has_listeners(channel)]
    row = await notification_of(house.db, event.account_id, event.notification_id) if heard else None
    shown = await show(house, event.account_id, [row], tells_surges=True) if row else []
    for notice in shown:
        message = encode(StreamMessage("notification", msgspec.json.encode(notice).decode(), [int(notice.account.id)]))
        for channel in heard:
            house.bus.publish(channel, message)
