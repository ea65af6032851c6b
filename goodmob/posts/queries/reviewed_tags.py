"""What staff decided about tags."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.tags import TagRow
from goodmob.posts.rules.days import first_day_told
from goodmob.posts.tables.tags import tag, tag_day


class ReviewedTag(NamedTuple):
    """A tag, and what may become of it. trendable: None as long as nobody decided; reviewed_at in us, or None."""

    id: int
    name: str
    display_name: str
    usable: bool
    listable: bool
    trendable: bool | None
    reviewed_at: int | None

    @property
    def row(self) -> TagRow:
        """The tag itself."""
        return TagRow(self.id, self.name, self.display_name)


_REVIEWED = select(*(tag.c[name] for name in ReviewedTag._fields))

REVIEWED_BY_ID = statement(_REVIEWED.where(among(tag.c.id, "ids")), into=ReviewedTag)
REVIEWED_PAGE = paged(_REVIEWED, tag.c.id, into=ReviewedTag)
UNUSABLE = statement(
    select(tag.c.display_name).where(among(tag.c.name, "names"), ~tag.c.usable).order_by(tag.c.name),
)
BUSIEST = statement(
    _REVIEWED.join_from(tag_day, tag, tag.c.id == tag_day.c.tag_id)
    .where(tag_day.c.day >= bindparam("since", type_=Integer), tag_day.c.accounts > 0)
    .group_by(*_REVIEWED.selected_columns)
    .order_by(func.sum(tag_day.c.accounts).desc(), tag.c.name)
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("offset", type_=Integer)),
    into=ReviewedTag,
    long=True,
)


async def reviewed_tags(reads: Reads, tag_ids: Collection[int]) -> list[ReviewedTag]:
    """Those of the tags that exist, in the order of the ids."""
    rows = await reads.all(REVIEWED_BY_ID, ids=list(tag_ids)) if tag_ids else []
    found = {row.id: row for row in rows}
    return [found[id_] for id_ in tag_ids if id_ in found]


async def reviewed_tag(reads: Reads, tag_id: int) -> ReviewedTag | None:
    """The tag, or None."""
    return next(iter(await reviewed_tags(reads, [tag_id])), None)


async def reviewed_tags_page(reads: Reads, window: Window) -> list[ReviewedTag]:
    """A page of all tags, the newest first."""
    return await page(reads, REVIEWED_PAGE, window)


async def unusable_among(reads: Reads, keys: Collection[str]) -> list[str]:
    """Of the tags with these folded names those that no post may carry, as they are spelt."""
    return [row.display_name for row in await reads.all(UNUSABLE, names=list(keys))] if keys else []


async def busiest_of_all(reads: Reads, now: int, *, limit: int, offset: int = 0) -> list[ReviewedTag]:
    """The tags that most people used in public within the week, whatever staff decided about them."""
    return await reads.all(BUSIEST, since=first_day_told(now), limit=limit, offset=offset)
