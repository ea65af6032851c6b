"""What is said around a mob: its post and its conversation, posts that quote it, and posts that link to it."""

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.mobs.tables.mobs import mob_mention
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.reactions import quotes_page
from goodmob.posts.queries.threads import conversation_page

MENTIONS_PAGE = paged(
    select(mob_mention.c.post_id).where(mob_mention.c.mob_id == bindparam("mob_id", type_=BigInteger)),
    mob_mention.c.post_id,
)


async def around_page(reads: Reads, mob_id: int, face_id: int, window: Window) -> list[PostRow]:
    """A page of what is said around the mob whose face is that post, the newest first, whoever may see it."""
    leading = [row.post_id for row in await page(reads, MENTIONS_PAGE, window, mob_id=mob_id)]
    found = {
        **await posts_by_id(reads, leading),
        **{row.id: row for row in await quotes_page(reads, face_id, window)},
        **{row.id: row for row in await conversation_page(reads, face_id, window)},
    }
    rows = sorted(found.values(), key=lambda row: row.id, reverse=True)
    return rows[-window.limit :] if window.min_id is not None else rows[: window.limit]
