"""Mobs of ours as Events, with all that has to be read for them."""

from collections.abc import Collection

from goodmob.commitments.queries.calls import calls_by_id, figures_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.mobs.activities.writing import Telling, event_said
from goodmob.mobs.queries.abroad import far_mob
from goodmob.mobs.queries.mobs import mob_by_id, mobs_by_posts
from goodmob.mobs.rules.abroad import event_uri
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


async def event_of_mob(house: House, mob_id: int) -> str | None:
    """The address of the Event of a mob, here or on its own server; None where it has no face yet."""
    if (far := await far_mob(house.db, mob_id)) is not None:
        return far.uri
    row = await mob_by_id(house.db, mob_id)
    return None if row is None or row.post_id is None else event_uri(house.settings, row.account_id, row.post_id)
