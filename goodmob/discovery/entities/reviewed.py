"""What is going on here as staff see it, what they keep from trending included."""

from goodmob.core.house import House
from goodmob.discovery.rules.exploring import ORDERS
from goodmob.posts.entities.admin_tag import AdminTag, show_reviewed_tags
from goodmob.posts.queries.reviewed_tags import busiest_of_all


async def busy_tags(house: House, viewer_id: int, *, most: int, offset: int = 0) -> list[AdminTag]:
    """The tags that most people used in the last week, without those by which people take part in mobs."""
    found = await busiest_of_all(house.db, house.clock.now(), limit=offset + most + len(ORDERS))
    tags = [tag for tag in found if tag.name not in ORDERS]
    return await show_reviewed_tags(house, viewer_id, tags[offset : offset + most])
