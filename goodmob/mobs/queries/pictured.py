"""Whether something is to be seen with a post."""

from goodmob.core.database.interface import Reads
from goodmob.media.queries.attachments import attached_to

_SEEN = frozenset({"image", "gifv", "video"})


async def is_pictured(reads: Reads, post_id: int) -> bool:
    """Whether a picture or a film hangs on the post."""
    return any(file.type in _SEEN for file in await attached_to(reads, post_id))
