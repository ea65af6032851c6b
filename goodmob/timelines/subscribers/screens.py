"""Shows posts on open screens as they are published, edited and deleted."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec

from goodmob.core.house import House
from goodmob.posts.entities.show import show_met
from goodmob.posts.events import PostDeleted, PostEdited
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow, post_by_id, tombstones
from goodmob.posts.queries.strangers import keeping_off
from goodmob.posts.queries.tags import tags_of
from goodmob.social.queries.audience import hiding_author
from goodmob.streaming.messages import StreamMessage, encode
from goodmob.timelines.queries.alike import stand_ins
from goodmob.timelines.queries.audience import home_audience, list_audience
from goodmob.timelines.rules import HOME

UPDATE, CHANGE, DELETE = "update", "status.update", "delete"

_EVERYBODY = ("public", "public:local", "public:remote", "public:media", "public:local:media", "public:remote:media")


async def show_on_screens(
    house: House, post: PostRow, readers: Collection[int], lists: Mapping[int, int], event: str = UPDATE
) -> None:
    """A post appears on the screens of these readers and lists (with their owners), and on public ones if it may."""
    screens = {f"user:{reader_id}": reader_id for reader_id in readers}
    screens |= {f"list:{list_id}": owner_id for list_id, owner_id in lists.items()}
    heard = {channel: viewer for channel, viewer in screens.items() if house.bus.has_listeners(channel)}
    by_stand_in: defaultdict[int, list[str]] = defaultdict(list)
    stand_in = await stand_ins(house, post, set(heard.values()))
    for channel, viewer_id in heard.items():
        by_stand_in[stand_in[viewer_id]].append(channel)
    for viewer_id, channels in by_stand_in.items():
        await _publish(house, post, viewer_id, channels, event)
    public = [channel for channel in await _public_channels(house, post) if house.bus.has_listeners(channel)]
    await _publish(house, post, None, public, event)


async def change_on_screens(house: House, event: PostEdited) -> None:
    """An edited post changes wherever a new one would appear, and for those it names."""
    post = await post_by_id(house.db, event.post_id)
    if post is None or post.is_withheld:
        return
    readers = await home_audience(house, post)
    named = set((await mentioned_in(house.db, [post.id])).get(post.id, []))
    now = house.clock.now()
    named -= await hiding_author(house.db, post.account_id, named, now)
    readers |= named - await keeping_off(house.db, post.account_id, named, now)
    await show_on_screens(house, post, readers, await list_audience(house, post), CHANGE)


async def delete_on_screens(house: House, event: PostDeleted, feeds: Collection[str]) -> None:
    """A deleted post vanishes from the screens of these feeds, and from public ones where it was public."""
    gone = (await tombstones(house.db, [event.post_id])).get(event.post_id)
    public = _EVERYBODY if gone is not None and gone.visibility == "public" else ()
    message = encode(StreamMessage(DELETE, str(event.post_id)))
    for feed in feeds:
        house.bus.publish(f"user:{feed.removeprefix(HOME)}" if feed.startswith(HOME) else feed, message)
    tags = (f"{name}:{tag}" for name in ("hashtag", "hashtag:local") for tag in event.tags)
    for channel in (*public, *tags):
        house.bus.publish(channel, message)


async def _publish(house: House, post: PostRow, viewer_id: int | None, channels: Collection[str], event: str) -> None:
    shown = await show_met(house, viewer_id, [post]) if channels else []
    for status in shown:
        author_ids = [int(one.account.id) for one in (status, status.reblog) if one is not None]
        message = encode(StreamMessage(event, msgspec.json.encode(status).decode(), author_ids))
        for channel in channels:
            house.bus.publish(channel, message)


async def _public_channels(house: House, post: PostRow) -> list[str]:
    if post.visibility != "public" or post.boost_of_id is not None:
        return []
    tags = (await tags_of(house.db, [post.id])).get(post.id, [])
    channels = [f"hashtag:{tag.name}" for tag in tags]
    if post.local:
        channels += [f"hashtag:local:{tag.name}" for tag in tags]
    if post.listed:
        origin = "public:local" if post.local else "public:remote"
        channels += ["public", origin, *(["public:media", f"{origin}:media"] if post.has_media else [])]
    return channels
