"""Shows posts on open screens as they are published, edited and deleted."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec

from goodmob.core.house import House
from goodmob.posts.entities.show import show_met
from goodmob.posts.events import PostDeleted, PostEdited
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow, post_by_id, tombstones
from goodmob.posts.queries.reactions import interested_among
from goodmob.posts.queries.tags import tags_of
from goodmob.social.queries.filters import filterers_among
from goodmob.social.queries.follows import followers_among
from goodmob.streaming.messages import StreamMessage, encode
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
    for viewer_id, channels in (await _alike(house, post, heard)).items():
        await _publish(house, post, viewer_id, channels, event)
    public = [channel for channel in await _public_channels(house, post) if house.bus.has_listeners(channel)]
    await _publish(house, post, None, public, event)


async def change_on_screens(house: House, event: PostEdited) -> None:
    """An edited post changes wherever a new one would appear, and for those it names."""
    post = await post_by_id(house.db, event.post_id)
    if post is None or post.is_withheld:
        return
    readers = await home_audience(house, post)
    readers |= set((await mentioned_in(house.db, [post.id])).get(post.id, []))
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


async def _alike(house: House, post: PostRow, heard: Mapping[str, int]) -> dict[int, list[str]]:
    """The channels by a viewer whose rendering serves all of them: those who did nothing with the post are alike,
    unless they have filters of their own, or the post tells each something else."""
    viewers = set(heard.values())
    apart = viewers if not viewers or await _tells_each_apart(house, post) else await _apart(house, post, viewers)
    followers = await followers_among(house.db, post.account_id, viewers) if viewers else {}
    stand_in: dict[bool, int] = {}
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for channel, viewer_id in heard.items():
        kind = viewer_id in followers
        groups[viewer_id if viewer_id in apart else stand_in.setdefault(kind, viewer_id)].append(channel)
    return groups


async def _tells_each_apart(house: House, post: PostRow) -> bool:
    """Whether viewers who did nothing with the post are shown different things: what an upper slice says of it, such as
    their place in a mob, what is quoted, which blocks may hide, or what its policy lets them do."""
    shown = post if post.boost_of_id is None else await post_by_id(house.db, post.boost_of_id)
    return shown is not None and any(
        said is not None for said in (shown.facet, shown.quote_of_id, shown.interaction_policy)
    )


async def _apart(house: House, post: PostRow, viewers: set[int]) -> set[int]:
    shown = [post.id] if post.boost_of_id is None else [post.id, post.boost_of_id]
    interested = await interested_among(house.db, shown, viewers)
    return {post.account_id, *interested, *await filterers_among(house.db, viewers)}


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
