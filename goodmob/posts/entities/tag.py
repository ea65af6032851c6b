"""Mastodon's Tag: a hashtag, its use in the last week, and whether the viewer follows and features it."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import DAY, SECOND
from goodmob.core.house import House
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.posts.queries.featured_tags import featured_among
from goodmob.posts.queries.tags import TagRow, days_of, followed_among
from goodmob.posts.rules.days import DAYS_TOLD, day_of, first_day_told


class TagHistory(Struct, frozen=True):
    """The use of a tag on one day (its midnight in seconds since 1970, UTC), as numbers in text."""

    day: str
    uses: str
    accounts: str


class Tag(Struct, frozen=True, kw_only=True):
    """A tag; following and featuring are absent where nobody is signed in."""

    id: str
    name: str
    url: str
    history: Sequence[TagHistory]
    following: bool | UnsetType = UNSET
    featuring: bool | UnsetType = UNSET


async def show_tags(house: House, viewer_id: int | None, tags: Sequence[TagRow]) -> list[Tag]:
    """The tags, in this order."""
    now = house.clock.now()
    today = day_of(now)
    ids = [tag.id for tag in tags]
    used = await days_of(house.db, ids, first_day_told(now))
    followed = set() if viewer_id is None else await followed_among(house.db, viewer_id, ids)
    featured = set() if viewer_id is None else await featured_among(house.db, viewer_id, ids)
    week = range(today, today - DAYS_TOLD, -1)
    return [
        Tag(
            id=str(tag.id),
            name=tag.display_name,
            url=tag_url(house.settings.base_url, tag.name),
            history=[
                TagHistory(
                    str(day * DAY // SECOND),
                    str(use.uses if (use := used.get((tag.id, day))) else 0),
                    str(use.accounts if use else 0),
                )
                for day in week
            ],
            following=UNSET if viewer_id is None else tag.id in followed,
            featuring=UNSET if viewer_id is None else tag.id in featured,
        )
        for tag in tags
    ]


def unused_tag(name: str) -> TagRow:
    """The tag of a name that nobody has used yet."""
    return TagRow(0, tag_key(name), name)
