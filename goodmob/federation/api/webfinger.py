"""WebFinger (RFC 7033) and host-meta (RFC 6415): who somebody of this server is, and where to ask."""

from html import escape
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.addresses import default_picture, uri_of, url_of
from goodmob.accounts.queries.accounts import AccountRow, account_by_handle, account_by_id
from goodmob.accounts.queries.elsewhere import id_in
from goodmob.core.activitypub.documents import ACTIVITY_TYPE
from goodmob.core.errors import Gone, Malformed, NotFound
from goodmob.core.house import House
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import parse_handle
from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.federation.rules.fingers import ACCT, PATH
from goodmob.federation.rules.server_actor import SERVER_ACTOR, server_name

SUBSCRIBE = "http://ostatus.org/schema/1.0/subscribe"
PROFILE_PAGE = "http://webfinger.net/rel/profile-page"
AVATAR = "http://webfinger.net/rel/avatar"
JRD = "application/jrd+json; charset=utf-8"
XRD = "application/xrd+xml; charset=utf-8"
KEPT = {"Cache-Control": "public, max-age=3600"}


class Asked(Struct, kw_only=True):
    """Whom it is about: acct:ada@goodmob.example, or an address."""

    resource: str = ""


async def webfinger(call: Call, params: Asked) -> Response:
    """Who has this name or address here, with the addresses of the actor and the page."""
    if not params.resource:
        raise Malformed("resource is missing")
    settings = call.house.settings
    if _is_of_server(settings, params.resource):
        return _jrd(_server(settings))
    row = await _meant(call.house, params.resource)
    if row is None or row.domain is not None or row.state == "pending":
        raise NotFound
    if row.state != "active":
        raise Gone
    return _jrd(_person(call.house, row))


async def host_meta(call: Call) -> Response:
    """Where this server's WebFinger is, in XML; in JSON for whoever asks for that."""
    template = f"{call.house.settings.base_url}{PATH}?resource={{uri}}"
    if "json" in call.headers.get("accept", ""):
        return _jrd({"links": [{"rel": "lrdd", "template": template}]})
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">\n'
        f'  <Link rel="lrdd" template="{escape(template)}"/>\n</XRD>\n'
    )
    return Response(body, headers={**KEPT, "Content-Type": XRD, "Vary": "Accept"})


async def host_meta_json(call: Call) -> Response:
    """Where this server's WebFinger is, in JSON."""
    template = f"{call.house.settings.base_url}{PATH}?resource={{uri}}"
    return _jrd({"links": [{"rel": "lrdd", "template": template}]})


async def _meant(house: House, resource: str) -> AccountRow | None:
    settings = house.settings
    number = id_in(settings, resource)
    if number is not None:
        return await account_by_id(house.db, number)
    if resource.startswith(("http://", "https://")):
        name = resource.removeprefix(f"{settings.base_url}/@")
        handle = parse_handle(name) if name != resource else None
    else:
        handle = parse_handle(resource.removeprefix(ACCT))
        if handle is not None and handle.domain != settings.local_domain:
            return None
    return await account_by_handle(house.db, handle.username) if handle else None


def _is_of_server(settings: Settings, resource: str) -> bool:
    name = f"{server_name(settings)}@{settings.local_domain}"
    return resource in {f"{ACCT}{name}", settings.base_url + SERVER_ACTOR, settings.base_url, f"{settings.base_url}/"}


def _person(house: House, row: AccountRow) -> dict[str, object]:
    settings = house.settings
    uri, page = uri_of(settings, row), url_of(settings, row)
    avatar = house.blobs.url(row.avatar_static) if row.avatar_static else default_picture(settings, "avatar")
    return {
        "subject": f"{ACCT}{row.username}@{settings.local_domain}",
        "aliases": [page, uri],
        "links": [
            {"rel": PROFILE_PAGE, "type": "text/html", "href": page},
            {"rel": "self", "type": ACTIVITY_TYPE, "href": uri},
            {"rel": SUBSCRIBE, "template": f"{settings.base_url}/authorize_interaction?uri={{uri}}"},
            *([{"rel": AVATAR, "href": avatar}] if urlsplit(avatar).scheme in {"http", "https"} else []),
        ],
    }


def _server(settings: Settings) -> dict[str, object]:
    uri = settings.base_url + SERVER_ACTOR
    return {
        "subject": f"{ACCT}{server_name(settings)}@{settings.local_domain}",
        "aliases": [uri],
        "links": [
            {"rel": PROFILE_PAGE, "type": "text/html", "href": f"{settings.base_url}/about"},
            {"rel": "self", "type": ACTIVITY_TYPE, "href": uri},
        ],
    }


def _jrd(content: dict[str, object]) -> Response:
    return Json(content, headers={**KEPT, "Content-Type": JRD})


ROUTES = (
    get(PATH, webfinger, viewer=NOBODY),
    get("/.well-known/host-meta", host_meta, viewer=NOBODY),
    get("/.well-known/host-meta.json", host_meta_json, viewer=NOBODY),
)
