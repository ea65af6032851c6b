"""NodeInfo 2.0 and 2.1 (FEP-f1d5): which software this is, and how busy the place is."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.activitypub.documents import STREAMS
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.version import VERSION
from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.instance.queries.figures import figures

SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/"
VERSIONS = ("2.1", "2.0")
KEPT = {"Cache-Control": "public, max-age=1800"}


class Version(Struct, kw_only=True):
    """Which form is asked for."""

    version: str


async def forms(call: Call) -> Response:
    """The forms of NodeInfo that there are, and where."""
    base = call.house.settings.base_url
    first, *others = [{"rel": SCHEMA + number, "href": f"{base}/nodeinfo/{number}"} for number in VERSIONS]
    actor = {"rel": f"{STREAMS}#Application", "href": f"{base}/actor"}
    # Many who ask take the first or the last link without a look at what it is; GoToSocial the last, and only as 2.0.
    return Json({"links": [first, actor, *others]}, headers=KEPT)


async def nodeinfo(call: Call, params: Version) -> Response:
    """What this server is, in one of the forms."""
    if params.version not in VERSIONS:
        raise NotFound
    kind = f'application/json; profile="{SCHEMA}{params.version}#"; charset=utf-8'
    return Json(await _told(call.house, params.version), headers={**KEPT, "Content-Type": kind})


async def _told(house: House, version: str) -> dict[str, object]:
    settings, counted = house.settings, await figures(house)
    software = {"name": "goodmob", "version": VERSION}
    if version != "2.0":
        software |= {"repository": settings.source_url} if settings.source_url else {}
    return {
        "version": version,
        "software": software,
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": []},
        "usage": {
            "users": {
                "total": counted.people,
                "activeMonth": counted.active,
                "activeHalfyear": counted.active_half_year,
            },
            "localPosts": counted.posts,
        },
        "openRegistrations": settings.signup in {"open", "approval"},
        "metadata": {"nodeName": settings.title, "nodeDescription": settings.description},
    }


ROUTES = (
    get("/.well-known/nodeinfo", forms, viewer=NOBODY),
    get("/nodeinfo/:version", nodeinfo, viewer=NOBODY),
)
