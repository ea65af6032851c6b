"""Mastodon's Admin::Tag: a tag as staff see it."""

from collections.abc import Sequence

import msgspec

from goodmob.core.house import House
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.reviewed_tags import ReviewedTag


class AdminTag(Tag, frozen=True, kw_only=True):
    """A tag, whether it may trend, be carried by posts and be found, and whether staff have yet to look at it."""

    trendable: bool
    usable: bool
    requires_review: bool
    listable: bool


async def show_reviewed_tags(house: House, viewer_id: int | None, tags: Sequence[ReviewedTag]) -> list[AdminTag]:
    """The tags, in this order; what nobody decided about trends as is usual here, which is that it may."""
    shown = await show_tags(house, viewer_id, [tag.row for tag in tags])
    return [
        AdminTag(
            **msgspec.structs.asdict(of_all),
            trendable=tag.trendable is not False,
            usable=tag.usable,
            requires_review=tag.reviewed_at is None,
            listable=tag.listable,
        )
        for of_all, tag in zip(shown, tags, strict=True)
    ]
