"""What shutting servers out took from the viewer, by API."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get
from goodmob.social.entities.severance import RelationshipSeveranceEvent, addresses_lost, severances_of

DIRECTIONS = {"following": "following", "followers": "follower"}
CSV = "text/csv; charset=utf-8"


class OneSeverance(Struct):
    """A severance, and who is asked for: following or followers."""

    id: Id
    direction: str


async def list_severances(call: Call) -> list[RelationshipSeveranceEvent]:
    """The latest severances that took somebody from the viewer."""
    return await severances_of(call.house, call.account_id)


async def list_lost(call: Call, params: OneSeverance) -> Response:
    """Whom one followed, or who followed one, as a file that can be brought again; NotFound for others' losses."""
    direction = DIRECTIONS.get(params.direction)
    if direction is None:
        raise NotFound
    lines = await addresses_lost(call.house, call.account_id, params.id, direction)
    return Response("".join(f"{line}\n" for line in ("Account address", *lines)), 200, media_type=CSV)


ROUTES = (
    get("/api/v1/severed_relationships", list_severances, scope="read:follows"),
    get("/api/v1/severed_relationships/:id/:direction", list_lost, scope="read:follows"),
)
