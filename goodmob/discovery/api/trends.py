"""What is talked about these days, by API: tags, posts and links."""

from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.explored import links_lately, posts_lately, tags_lately
from goodmob.posts.entities.card import TrendingLink
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag


async def list_trending_tags(call: Call, params: OffsetParams) -> list[Tag]:
    """The tags that most people used in the last week."""
    limit, offset = params.part(10, 20)
    return await tags_lately(call.house, call.viewer.account_id, most=limit, offset=offset)


async def list_trending_posts(call: Call, params: OffsetParams) -> list[Status]:
    """The public posts of the last days that people like most."""
    limit, offset = params.part(20, 40)
    return await posts_lately(call.house, call.viewer.account_id, most=limit, offset=offset)


async def list_trending_links(call: Call, params: OffsetParams) -> list[TrendingLink]:
    """The pages that most people linked to in public this week."""
    limit, offset = params.part(10, 20)
    return await links_lately(call.house, call.viewer.account_id, most=limit, offset=offset)


ROUTES = (
    get("/api/v1/trends", list_trending_tags, viewer=OPTIONAL),
    get("/api/v1/trends/tags", list_trending_tags, viewer=OPTIONAL),
    get("/api/v1/trends/statuses", list_trending_posts, viewer=OPTIONAL),
    get("/api/v1/trends/links", list_trending_links, viewer=OPTIONAL),
)
