"""What an upper slice adds below: to the posts that are the face of what it keeps, and to the notices about it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from goodmob.core.activitypub.documents import Json

if TYPE_CHECKING:
    from goodmob.core.house import House


class FacetSource(Protocol):
    """Knows the things behind posts of one facet; `app` supplies it, so that the slices below need not know it."""

    async def gather(self, house: "House", viewer_id: int | None, post_ids: Sequence[int]) -> Mapping[int, object]:
        """The thing behind each post, which the viewer (None: nobody signed in) may see, as a Struct for its JSON.

        The number of queries does not grow with the posts. A post whose thing is gone is left out.
        """
        ...

    def event(self, thing: object, viewer_id: int | None) -> object | None:
        """What was gathered for the viewer, as apps for Pleroma take an event; None where it is none."""
        ...

    async def said_abroad(self, house: "House", post_ids: Sequence[int]) -> Mapping[int, Json]:
        """What the documents of these posts of ours say of the thing beside what every post says, by post."""
        ...

    async def keep_from_abroad(self, house: "House", post_id: int, document: Json) -> None:
        """Keeps the thing that came with a post of another server, new or changed; nothing where there is none.

        document: of the post, as its origin says it, and known to come from there. Again changes nothing.
        """
        ...


class NoticeSource(Protocol):
    """Knows the things that notices of one type are about; `app` supplies it, as above."""

    async def gather(self, house: "House", viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The thing with each of these ids, which the viewer was told of, as a Struct for the JSON of the notice.

        The number of queries does not grow with the ids. A thing that is gone, or hidden from the viewer, is left out.
        """
        ...
