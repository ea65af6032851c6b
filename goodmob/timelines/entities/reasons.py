"""Why posts stand in somebody's home that no one whom they follow said or boosted."""

from collections.abc import Sequence

from goodmob.core.house import House
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.tags import followed_among, tags_of
from goodmob.social.queries.follows import follows_among


async def followed_tags(house: House, viewer_id: int, statuses: Sequence[Status]) -> dict[str, list[str]]:
    """By id of the post, the followed tags that brought it, where its author is not followed. Three queries at most."""
    tagged = [one for one in statuses if one.tags and one.reblog is None and one.account.id != str(viewer_id)]
    if not tagged:
        return {}
    followed = await follows_among(house.db, viewer_id, {int(one.account.id) for one in tagged})
    unknown = [int(one.id) for one in tagged if int(one.account.id) not in followed]
    carried = await tags_of(house.db, unknown)
    wanted = await followed_among(house.db, viewer_id, {tag.id for tags in carried.values() for tag in tags})
    found = {post_id: [tag.display_name for tag in tags if tag.id in wanted] for post_id, tags in carried.items()}
    return {str(post_id): names for post_id, names in found.items() if names}
