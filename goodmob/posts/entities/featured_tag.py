"""Mastodon's FeaturedTag: a tag that somebody shows on the profile, and how often the author uses it."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.clock import date
from goodmob.core.house import House
from goodmob.core.text.tags import tag_url
from goodmob.posts.queries.featured_tags import FeaturedRow, own_uses


class FeaturedTag(Struct, frozen=True):
    """A featured tag; the count is a number in text, and last_status_at the day (UTC) of the last post with it."""

    id: str
    name: str
    url: str
    statuses_count: str
    last_status_at: str | None


async def show_featured(house: House, account_id: int, rows: Sequence[FeaturedRow]) -> list[FeaturedTag]:
    """The tags that one account features, in this order."""
    used = await own_uses(house.db, account_id, [row.tag_id for row in rows])
    return [
        FeaturedTag(
            id=str(row.id),
            name=row.display_name,
            url=tag_url(house.settings.base_url, row.name),
            statuses_count=str(use.posts if (use := used.get(row.tag_id)) else 0),
            last_status_at=date(use.last_at) if use else None,
        )
        for row in rows
    ]
