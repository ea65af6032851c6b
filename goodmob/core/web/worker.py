"""The script of the service worker: it names what it keeps, so that it is another one whenever something changed."""

import json

from goodmob.core.web.assets import OWN, SITE, Assets
from goodmob.core.web.scripts import ELEMENTS

ADDRESS = "/sw.js"
OFFLINE = "/offline"
"""The page for those without a connection."""

PARTS = ("core/worker/rooms.js", "core/worker/serving.js", "core/worker/pushes.js")
FONT = "core/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
ALWAYS = (SITE, OWN, ELEMENTS, "core/icon.svg", "core/icons.svg", "core/icon-192.png", FONT)


def worker_script(assets: Assets) -> str:
    """The whole script, with the addresses of what pages need when the server is out of reach."""
    scripts = [name for name in assets.names() if name.startswith("core/") and name.endswith(".js")]
    files = [assets.url(name) for name in (*ALWAYS, *scripts) if name not in PARTS]
    known = {"offline": OFFLINE, "files": files, "icon": assets.url("core/icon-192.png")}
    parts = ", ".join(json.dumps(assets.url(part)) for part in PARTS)
    return f"self.house = {json.dumps(known)};\nimportScripts({parts});\n"
