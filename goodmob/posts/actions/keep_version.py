"""Keep a version of a post in its history."""

import msgspec
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.queries.polls import options_of
from goodmob.posts.queries.posts import body_of, post_by_id
from goodmob.posts.tables.posts import post_edit

ADD_VERSION = statement(
    insert(post_edit).on_conflict_do_nothing(index_elements=[post_edit.c.post_id, post_edit.c.version]).inline()
)


async def keep_version(tx: Transaction, post_id: int) -> None:
    """Adds the post as it is now to its history, under its version; nothing changes where that is there already."""
    row, body = await post_by_id(tx, post_id), await body_of(tx, post_id)
    if row is None or body is None:
        return
    titles: str | None = None
    if row.poll_id is not None:
        options = (await options_of(tx, [row.poll_id])).get(row.poll_id, [])
        titles = msgspec.json.encode([option.title for option in options]).decode()
    await tx.run(
        ADD_VERSION,
        post_id=post_id,
        version=row.version,
        created_at=row.edited_at or row.created_at,
        sensitive=body.sensitive,
        media_ids=body.media_ids,
        poll_options=titles,
        spoiler_text=body.spoiler_text,
        html=body.html,
    )
