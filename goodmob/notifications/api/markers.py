"""How far somebody has read, by API."""

from msgspec import UNSET, Struct, UnsetType, field

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.notifications.actions.save_marker import save_markers
from goodmob.notifications.entities.marker import Marker, render_marker
from goodmob.notifications.queries.markers import markers_of
from goodmob.notifications.rules.reading import TIMELINES


class WhichMarkers(Struct):
    """The timelines whose positions are asked for."""

    timeline: list[str] = field(default_factory=list)


class Position(Struct):
    """The newest item that was read."""

    last_read_id: Id


class Positions(Struct):
    """The positions to save."""

    home: Position | UnsetType = UNSET
    notifications: Position | UnsetType = UNSET


async def show_markers(call: Call, params: WhichMarkers) -> dict[str, Marker]:
    """The saved positions of these timelines."""
    wanted = [timeline for timeline in params.timeline if timeline in TIMELINES]
    rows = await markers_of(call.house.db, call.account_id, wanted)
    return {timeline: render_marker(row) for timeline, row in rows.items()}


async def keep_markers(call: Call, params: Positions) -> dict[str, Marker]:
    """Save how far was read."""
    sent = {"home": params.home, "notifications": params.notifications}
    positions = {timeline: at.last_read_id for timeline, at in sent.items() if isinstance(at, Position)}
    rows = await call.house.db.act(save_markers, call.account_id, positions)
    return {timeline: render_marker(row) for timeline, row in rows.items()}


ROUTES = (
    get("/api/v1/markers", show_markers, scope="read:statuses"),
    post("/api/v1/markers", keep_markers, scope="write:statuses", is_kept=True),
)
