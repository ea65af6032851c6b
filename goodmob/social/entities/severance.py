"""The JSON of what shutting a server out, or somebody there, took from somebody."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.clock import iso
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.social.queries.severed import (
    Losses,
    SeveranceRow,
    losses_of,
    others_lost,
    severances_by_id,
    severances_page,
)

CSV = "text/csv; charset=utf-8"
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


async def severances_of(house: House, account_id: int, window: Window) -> list[RelationshipSeveranceEvent]:
    """A page of the severances that took somebody from the account, newest first."""
    rows = await severances_page(house.db, account_id, window)
    losses = await losses_of(house.db, account_id, [row.id for row in rows])
    return [render(row, losses.get(row.id)) for row in rows]


async def addresses_lost(house: House, account_id: int, severance_id: int, direction: str) -> list[str]:
    """The full names of those whom a severance took from the account; NotFound where it took nobody."""
    if not await losses_of(house.db, account_id, [severance_id]):
        raise NotFound
    ids = await others_lost(house.db, account_id, severance_id, direction)
    rows = await accounts_by_id(house.db, ids)
    return [f"{rows[id_].username}@{rows[id_].domain}" for id_ in ids if id_ in rows]


async def file_of_lost(house: House, account_id: int, severance_id: int, direction: str) -> Response:
    """The same as a file that can be brought in again; NotFound where the severance took nobody from the account."""
    lines = await addresses_lost(house, account_id, severance_id, direction)
    return Response("".join(f"{line}\n" for line in ("Account address", *lines)), 200, media_type=CSV)
