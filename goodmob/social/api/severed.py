"""What shutting servers and people elsewhere out took from the viewer, by API."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get
from goodmob.social.entities.severance import RelationshipSeveranceEvent, file_of_lost, severances_of

MOST = 40


class OneSeverance(Struct):
    """A severance."""

    id: Id


async def list_severances(call: Call) -> list[RelationshipSeveranceEvent]:
    """The latest severances that took somebody from the viewer."""
    return await severances_of(call.house, call.account_id, Window(limit=MOST))


async def list_following(call: Call, params: OneSeverance) -> Response:
    """Whom one followed, as a file that can be brought again; NotFound for others' losses."""
    return await file_of_lost(call.house, call.account_id, params.id, "following")


async def list_followers(call: Call, params: OneSeverance) -> Response:
    """Who followed one, as a file; NotFound for others' losses."""
    return await file_of_lost(call.house, call.account_id, params.id, "follower")


ROUTES = (
    get("/api/v1/severed_relationships", list_severances, scope="read:follows"),
    get("/api/v1/severed_relationships/:id/following", list_following, scope="read:follows"),
    get("/api/v1/severed_relationships/:id/followers", list_followers, scope="read:follows"),
)
