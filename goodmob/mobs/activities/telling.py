"""Mobs of ours as Events, with all that has to be read for them."""

from collections.abc import Collection

from goodmob.commitments.queries.calls import calls_by_id, figures_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.mobs.activities.writing import Telling, event_said
from goodmob.mobs.queries.mobs import mobs_by_posts
from goodmob.posts.queries.posts import bodies, posts_by_id


async def events_of(house: House, post_ids: Collection[int]) -> dict[int, Json]:
    """The Events of those of the posts that are faces of mobs of ours; the number of queries does not grow with them.

    Whether anybody may see them was asked before.
    """
    rows = await mobs_by_posts(house.db, post_ids)
    ids = [row.id for row in rows.values()]
    calls, figures = await calls_by_id(house.db, ids), await figures_of(house.db, ids)
    posts, texts = await posts_by_id(house.db, rows.keys()), await bodies(house.db, rows.keys())
    return {
        post_id: event_said(
            house.settings,
            Telling(
                row,
                calls[row.id],
                figures[row.id],
                html=texts[post_id].html,
                edited_at=posts[post_id].edited_at,
                as_of=house.clock.now(),
            ),
        )
        for post_id, row in rows.items()
        if row.id in calls and row.id in figures and post_id in texts and post_id in posts and posts[post_id].local
    }
