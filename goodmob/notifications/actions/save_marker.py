"""Remember how far somebody has read."""

from collections.abc import Mapping

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.notifications.queries.markers import MarkerRow, markers_of
from goodmob.notifications.rules.reading import TIMELINES
from goodmob.notifications.tables import marker

_PUT = insert(marker)
PUT_MARKER = statement(
    _PUT.on_conflict_do_update(
        index_elements=["account_id", "timeline"],
        set_={
            "last_read_id": _PUT.excluded.last_read_id,
            "version": marker.c.version + 1,
            "updated_at": _PUT.excluded.updated_at,
        },
    ).inline()
)


async def save_markers(tx: Transaction, account_id: int, positions: Mapping[str, int]) -> dict[str, MarkerRow]:
    """Keeps the position of each timeline; the version counts the changes."""
    for timeline in positions:
        if timeline not in TIMELINES:
            raise Invalid("timeline", f"must be one of {', '.join(TIMELINES)}")

    for timeline, last_read_id in positions.items():
        await tx.run(
            PUT_MARKER,
            account_id=account_id,
            timeline=timeline,
            last_read_id=last_read_id,
            version=1,
            updated_at=tx.now,
        )
    return await markers_of(tx, account_id, list(positions))
