"""The routes the web layer brings along: assets, the accent, and the description of the API."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Raw, Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.limits import UNCOUNTED
from goodmob.core.settings import Settings
from goodmob.core.web import accents
from goodmob.core.web.call import Call
from goodmob.core.web.dress import takes_gzip
from goodmob.core.web.openapi import describe
from goodmob.core.web.routes import NOBODY, Route, get
from goodmob.core.web.worker import ADDRESS as WORKER
from goodmob.core.web.worker import worker_script

FOREVER = "public, max-age=31536000, immutable"
SCRIPT_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'"
"""A worker lives by the policy of its own script, not by that of the page that began it."""


def own_routes(routes: Sequence[Route]) -> tuple[Route, ...]:
    """GET /assets/…, the service worker, and GET /api/openapi.json, which describes the routes given."""

    @lru_cache(maxsize=1)
    def description(settings: Settings) -> Raw:
        return Raw(describe(routes, settings))

    async def show_description(call: Call) -> Raw:
        """The description of this API, in OpenAPI 3.1."""
        return description(call.house.settings)

    return (
        get("/assets/*name", show_asset, viewer=NOBODY, limit=UNCOUNTED),
        get("/theme/:name", show_accent, viewer=NOBODY),
        get(WORKER, show_worker, viewer=NOBODY, limit=UNCOUNTED),
        get("/api/openapi.json", show_description, viewer=NOBODY),
    )


class OneSheet(Struct):
    """The last part of the address of a style sheet."""

    name: str


async def show_accent(call: Call, params: OneSheet) -> Response:
    """The style sheet of an accent; its address changes with its content, so browsers may keep it forever."""
    sheet = accents.sheet_at(params.name)
    if sheet is None:
        raise NotFound
    return Response(sheet, headers={"Cache-Control": FOREVER}, media_type="text/css")


async def show_asset(call: Call) -> Response:
    """A style sheet, font or picture; its address changes with its content, so browsers may keep it forever."""
    asset = call.house.pages.assets.find(call.scope["path"])
    if asset is None:
        raise NotFound
    headers = {"Cache-Control": FOREVER}
    if asset.content_type == "text/javascript":
        headers["Content-Security-Policy"] = SCRIPT_POLICY
    if not asset.packed:
        return Response(asset.body, headers=headers, media_type=asset.content_type)
    headers["Vary"] = "Accept-Encoding"
    if not takes_gzip(call):
        return Response(asset.body, headers=headers, media_type=asset.content_type)
    return Response(asset.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=asset.content_type)


async def show_worker(call: Call) -> Response:
    """The service worker, for all pages; its address never changes, so it is asked for anew each time."""
    script = worker_script(call.house.pages.assets)
    return Response(script, headers={"Content-Security-Policy": SCRIPT_POLICY}, media_type="text/javascript")
