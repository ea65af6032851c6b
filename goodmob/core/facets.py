"""What an upper slice adds to the posts that are the face of something it keeps: a mob, a drive, an idea."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from goodmob.core.house import House


class FacetSource(Protocol):
    """Knows the things behind posts of one facet; `app` supplies it, so that the slices below need not know it."""

    async def gather(self, house: "House", viewer_id: int | None, post_ids: Sequence[int]) -> Mapping[int, object]:
        """The thing behind each post, which the viewer (None: nobody signed in) may see, as a Struct for its JSON.

        The number of queries does not grow with the posts. A post whose thing is gone is left out.
        """
        ...
