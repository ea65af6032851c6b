"""Whether somebody here has anything to do with what came in; what concerns nobody is not kept."""

from goodmob.accounts.queries.elsewhere import local_ids_by_uri
from goodmob.core.activitypub.audience import audience_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.posts.queries.posts import id_by_uri
from goodmob.posts.rules.far_posts import FarPost
from goodmob.social.queries.follows import followers_of


async def is_followed(house: House, account_id: int) -> bool:
    """Whether anybody here follows the account, which lives elsewhere: then all that it says is for somebody."""
    return bool(await followers_of(house.db, account_id, limit=1))


async def is_for_us(house: House, activity: Json) -> bool:
    """Whether an activity is addressed to anybody who lives here."""
    return bool(await local_ids_by_uri(house.db, house.settings, audience_of(activity).named))


async def concerns_us(house: House, author_id: int, post: FarPost) -> bool:
    """Whether a post is kept: its author is followed, it names somebody here, or is about what is known here."""
    if await is_followed(house, author_id):
        return True
    if await local_ids_by_uri(house.db, house.settings, {*post.named, *post.audience.named}):
        return True
    for uri in (post.answers, post.quotes):
        if uri is not None and await id_by_uri(house.db, house.settings, uri) is not None:
            return True
    return False
