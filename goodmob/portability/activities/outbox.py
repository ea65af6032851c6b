"""What an account said, as an archive keeps it: what other servers are told, with the files beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.core.activitypub.context import CONTEXT as CONTEXT
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.posts.activities.writing.deeds import published
from goodmob.posts.activities.writing.gathering import gather_rows
from goodmob.posts.queries.posts import PostRow


class Said(NamedTuple):
    """Activities, and the keys of the files that hang on them."""

    activities: Sequence[Json]
    file_keys: Sequence[str]


async def said_in(house: House, rows: Sequence[PostRow]) -> Said:
    """The activities of these posts of one account, in their order, in a fixed number of queries."""
    gathered = await gather_rows(house, rows)
    there = [
        row
        for row in rows
        if row.id in gathered.bodies and (row.boost_of_id is None or row.boost_of_id in gathered.bodies)
    ]
    activities = [published(gathered, row.id, place=path_of) for row in there]
    return Said(activities, [file.file_key for file in gathered.files.rows.values() if file.file_key])


def path_of(file_key: str) -> str:
    """Where a file that hangs on a post lies in the archive."""
    return f"media_attachments/files/{file_key.partition('/')[2]}"
