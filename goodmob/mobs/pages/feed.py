"""The feed of public mobs to come."""

from msgspec import structs
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.feeds.answering import feed, feed_pages
from goodmob.core.web.feeds.channel import Channel
from goodmob.mobs.entities.near import upcoming
from goodmob.mobs.pages.lists import FURTHEST, ON_A_PAGE
from goodmob.posts.entities.feed_item import item_of
from goodmob.posts.entities.show import show as show_posts


async def show_feed(call: Call) -> Response:
    """Public mobs that are live or to come, the soonest first, each with its post."""
    house = call.house
    base_url = house.settings.base_url
    until = house.clock.now() + FURTHEST
    mobs = {mob.status_id: mob for mob in await upcoming(house, None, until, limit=ON_A_PAGE)}
    posts = await show_posts(house, None, [int(id_) for id_ in mobs if id_ is not None])
    channel = Channel(
        title=f"{call.gettext('Mobs')} · {house.settings.title}",
        description=call.gettext("People who do something together, now and soon"),
        url=f"{base_url}/mobs",
        address=f"{base_url}/mobs",
        items=[structs.replace(item_of(post), title=mobs[post.id].title, url=mobs[post.id].url) for post in posts],
    )
    return feed(call, channel)


PAGES = feed_pages("/mobs", show_feed)
