"""Keeps held feeds true: new posts come in, gone ones leave, and a changed circle of people builds them anew."""

from goodmob.core.house import House
from goodmob.posts.events import PostDeleted, PostPublished, TagFollowed, TagUnfollowed
from goodmob.posts.queries.posts import post_by_id
from goodmob.social.events import (
    Blocked,
    FollowAccepted,
    FollowChanged,
    Followed,
    FollowRejected,
    ListChanged,
    Muted,
    Unblocked,
    Unfollowed,
    Unmuted,
)
from goodmob.social.queries.lists import lists_of
from goodmob.timelines.queries.audience import home_audience, list_audience
from goodmob.timelines.rules import home_feed, list_feed
from goodmob.timelines.subscribers.screens import delete_on_screens, show_on_screens

Follows = Followed | FollowAccepted | FollowChanged | Unfollowed | FollowRejected


async def hand_round(house: House, event: PostPublished) -> None:
    """A new post or boost enters the held homes and lists of those who want it, then their open screens."""
    post = await post_by_id(house.db, event.post_id)
    if post is None or post.is_withheld:
        return
    readers = await home_audience(house, post)
    lists = await list_audience(house, post)
    await house.feeds.push_all([home_feed(reader_id) for reader_id in readers], post.id)
    await house.feeds.push_all([list_feed(list_id) for list_id in lists], post.id)
    await show_on_screens(house, post, readers, lists)


async def take_out(house: House, event: PostDeleted) -> None:
    """A deleted post leaves every held feed and the screens that may show it."""
    feeds = await house.feeds.remove(event.post_id)
    await delete_on_screens(house, event, feeds)


async def rebuild_home_of_follower(house: House, event: Follows) -> None:
    """Whoever follows somebody new finds older posts at home; whoever left, or was thrown out, finds none."""
    await house.feeds.drop(home_feed(event.follower_id))


async def rebuild_both_sides(house: House, event: Blocked | Unblocked) -> None:
    """Both sides of a block lose sight of each other, and may meet again after it."""
    await _drop_all_of(house, event.account_id)
    await _drop_all_of(house, event.target_id)


async def rebuild_own_side(house: House, event: Muted | Unmuted) -> None:
    """A muted account leaves home and lists, one that is heard again returns."""
    await _drop_all_of(house, event.account_id)


async def rebuild_list(house: House, event: ListChanged) -> None:
    """A list with other members or rules is built anew; so is home, which an exclusive list takes posts from."""
    await house.feeds.drop(list_feed(event.list_id))
    await house.feeds.drop(home_feed(event.owner_id))


async def rebuild_home_with_tags(house: House, event: TagFollowed | TagUnfollowed) -> None:
    """Posts with a followed tag stand at home."""
    await house.feeds.drop(home_feed(event.account_id))


async def _drop_all_of(house: House, account_id: int) -> None:
    await house.feeds.drop(home_feed(account_id))
    for kept in await lists_of(house.db, account_id):
        await house.feeds.drop(list_feed(kept.id))
