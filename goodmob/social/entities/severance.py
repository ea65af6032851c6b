"""The JSON of what shutting a server out took from somebody."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.social.queries.severed import Losses, SeveranceRow, losses_of, severances_by_id

_NOTHING = Losses(0, 0)


class RelationshipSeveranceEvent(Struct, frozen=True):
    """Mastodon's RelationshipSeveranceEvent; purged where nobody can tell any more whom it was about."""

    id: str
    type: str
    purged: bool
    target_name: str
    followers_count: int
    following_count: int
    created_at: str


class SeveranceNotice:
    """The source of Notification.event."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The severances with these ids, as they concern the viewer."""
        rows = await severances_by_id(house.db, ids)
        losses = await losses_of(house.db, viewer_id, rows.keys())
        return {id_: render(row, losses.get(id_)) for id_, row in rows.items()}


NOTICE = SeveranceNotice()


def render(row: SeveranceRow, losses: Losses | None) -> RelationshipSeveranceEvent:
    """The event of a row, with what somebody lost by it."""
    counted = losses or _NOTHING
    return RelationshipSeveranceEvent(
        id=str(row.id),
        type=row.kind,
        purged=losses is None,
        target_name=row.target_name,
        followers_count=counted.followers,
        following_count=counted.following,
        created_at=iso(row.created_at),
    )
