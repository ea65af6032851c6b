"""The JSON of markers."""

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.notifications.queries.markers import MarkerRow


class Marker(Struct, frozen=True):
    """Mastodon's Marker: how far a timeline was read."""

    last_read_id: str
    version: int
    updated_at: str


def render_marker(row: MarkerRow) -> Marker:
    """The Marker of a row."""
    return Marker(last_read_id=str(row.last_read_id), version=row.version, updated_at=iso(row.updated_at))
