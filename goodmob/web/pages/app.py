"""What makes an app of the pages: the manifest, and the page for those without a connection."""

from typing import Any

import msgspec
from starlette.responses import Response

from goodmob.core import i18n
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.core.web.worker import OFFLINE

ADDRESS = "/manifest.webmanifest"
MEDIA_TYPE = "application/manifest+json"
PAPER = "#fffdf9"
LONGEST_SHORT_NAME = 12
PICTURES = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic", "image/heif"]


async def show_manifest(call: Call) -> Response:
    """How the server is installed on a device, in the reader's language."""
    return Response(msgspec.json.encode(_manifest(call)), media_type=MEDIA_TYPE)


async def show_offline(call: Call) -> Response:
    """What a browser shows that cannot reach the server; it is kept there, so it is the same for everybody."""
    return call.house.pages.render(call, "web/offline.html", around=(), search="", write="")


def _manifest(call: Call) -> dict[str, Any]:
    settings, gettext = call.house.settings, call.gettext
    return {
        "id": "/",
        "name": settings.title,
        "short_name": settings.title[:LONGEST_SHORT_NAME],
        "description": settings.description or gettext("A microblog whose followers do"),
        "lang": i18n.current.get(),
        "dir": "auto",
        "start_url": "/home",
        "scope": "/",
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "categories": ["social"],
        "icons": _icons(call),
        "shortcuts": [
            {"name": gettext("Write a post"), "url": "/compose"},
            {"name": gettext("Notifications"), "url": "/notifications"},
            {"name": gettext("Mobs"), "url": "/mobs"},
        ],
        "share_target": {
            "action": "/share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "pictures", "accept": PICTURES}],
            },
        },
    }


def _icons(call: Call) -> list[dict[str, str]]:
    drawn = [("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any")]
    return [
        {"src": call.house.pages.assets.url(f"core/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in (*drawn, ("icon-maskable-512.png", "512x512", "maskable"))
    ]


PAGES = (
    get(ADDRESS, show_manifest, viewer=OPTIONAL_SESSION),
    get(OFFLINE, show_offline, viewer=OPTIONAL_SESSION),
)
