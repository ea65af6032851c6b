"""Stamps between people of this server, by which others see that a quote, answer or boost is wanted."""

from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.settings import Settings
from goodmob.posts.actions.stamp import keep_stamp
from goodmob.posts.activities.writing.addresses import own_id
from goodmob.posts.queries.posts import PostRow, posts_by_id


async def stamp_among_us(house: House, row: PostRow) -> None:
    """Stamps the post where it quotes somebody here, or does what somebody here lets only some do."""
    about = {"quote": row.quote_of_id, "reply": row.in_reply_to_id, "reblog": row.boost_of_id}
    posts = await posts_by_id(house.db, {id_ for id_ in about.values() if id_ is not None})
    wanted = {kind: posts[id_] for kind, id_ in about.items() if id_ in posts and _needs(kind, row, posts[id_])}
    if wanted:
        await house.db.act(_stamp, house.settings, row, wanted)


def _needs(kind: str, row: PostRow, other: PostRow) -> bool:
    if not other.local or other.account_id == row.account_id:
        return False
    return row.quote_state == "accepted" if kind == "quote" else other.interaction_policy is not None


async def _stamp(tx: Transaction, settings: Settings, row: PostRow, wanted: dict[str, PostRow]) -> None:
    for kind, other in wanted.items():
        await keep_stamp(
            tx,
            kind,
            owner_id=other.account_id,
            account_id=row.account_id,
            post_id=other.id,
            object_uri=own_id(settings, row),
        )
