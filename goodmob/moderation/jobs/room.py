"""What other servers said and sent is kept while there is room for it, and never goes where somebody here needs it."""

from collections.abc import Sequence

from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.media.actions.put_out import put_out, spare
from goodmob.media.queries.attachments import attachments
from goodmob.media.queries.far_files import FarFile, bytes_of_copies, least_used
from goodmob.moderation.queries.reports import reported_among
from goodmob.moderation.rules.reports import POST
from goodmob.posts.actions.evict import evict_posts
from goodmob.posts.queries.touched import far_posts_between, touched_posts
from goodmob.social.queries.days import how_many_follow_each

MEGABYTE = 1024 * 1024
FILES_AT_ONCE, POSTS_AT_ONCE, GOING_AT_ONCE = 50, 200, 10
ROOM_LEFT = 0.95
"""Once too much is there, so much of the budget is what remains."""


async def make_room(house: House) -> None:
    """Copies of files go until they keep within their budget, those that were not looked at longest first."""
    budget = house.settings.far_media_mb * MEGABYTE
    taken = await bytes_of_copies(house.db)
    if taken <= budget:
        return
    too_many = taken - budget * ROOM_LEFT
    while too_many > 0 and (rows := await least_used(house.db, FILES_AT_ONCE)):
        needed, going = await _needed(house, rows), []
        for row in rows:
            if row.name not in needed and too_many > 0:
                going.append(row.name)
                too_many -= row.bytes
        await house.db.act(spare, needed)
        await house.db.act(put_out, going)


async def let_posts_go(house: House) -> None:
    """Posts of other servers go that are old enough and with which nobody here ever had to do."""
    days = house.settings.far_posts_days
    after, before = 0, id_at(house.clock.now() - days * DAY)
    while days and (rows := await far_posts_between(house.db, after, before, POSTS_AT_ONCE)):
        after = rows[-1].id
        ids = [row.id for row in rows]
        needed = await touched_posts(house.db, ids) | await reported_among(house.db, POST, ids)
        going = [id_ for id_ in ids if id_ not in needed]
        for some in (going[at : at + GOING_AT_ONCE] for at in range(0, len(going), GOING_AT_ONCE)):
            await house.db.act(evict_posts, some)


async def _needed(house: House, rows: Sequence[FarFile]) -> set[str]:
    """The names of those files with whose posts or people somebody here has to do."""
    media = await attachments(house.db, [row.subject_id for row in rows if row.kind in {"attachment", "preview"}])
    post_of = {row.id: row.post_id for row in media.values() if row.post_id is not None}
    post_ids = set(post_of.values())
    posts = await touched_posts(house.db, post_ids) | await reported_among(house.db, POST, post_ids)
    people = [row.subject_id for row in rows if row.kind in {"avatar", "header"}]
    followed = {one.account_id for one in await how_many_follow_each(house.db, people)} if people else set()
    return {
        row.name
        for row in rows
        if (row.kind in {"avatar", "header"} and row.subject_id in followed)
        or (row.kind in {"attachment", "preview"} and post_of.get(row.subject_id) in posts)
    }
