"""What is talked about these days, by API: tags, posts and links."""

from goodmob.core.web.answers import Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.explored import posts_lately, tags_lately
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


async def list_trending_links(call: Call) -> list[Empty]:
    """Links that people share: none, as posts have no cards of links."""
    return []


ROUTES = (
    get("/api/v1/trends", list_trending_tags, viewer=OPTIONAL),
    get("/api/v1/trends/tags", list_trending_tags, viewer=OPTIONAL),
    get("/api/v1/trends/statuses", list_trending_posts, viewer=OPTIONAL),
    get("/api/v1/trends/links", list_trending_links, viewer=OPTIONAL),
)
