"""Builds the icon sprite from Lucide: `npm pack lucide-static`, unpack it, `python -m scripts.icons <its folder>`."""

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).parent.parent / "goodmob/core/assets/icons.svg"
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

ICONS = {
    "back": "arrow-left",
    "badge": "badge-check",
    "bell": "bell",
    "block": "ban",
    "bookmark": "bookmark",
    "boost": "repeat-2",
    "calendar": "calendar",
    "camera": "camera",
    "check": "check",
    "clock": "clock",
    "close": "x",
    "columns": "columns-3",
    "compass": "compass",
    "copy": "copy",
    "down": "chevron-down",
    "download": "download",
    "draft": "file-pen-line",
    "eye": "eye",
    "filter": "list-filter",
    "film": "film",
    "flag": "flag",
    "focus": "crosshair",
    "follow": "user-round-plus",
    "gear": "settings",
    "globe": "globe",
    "grip": "grip-vertical",
    "hash": "hash",
    "heart": "heart",
    "home": "house",
    "image": "image",
    "info": "info",
    "invite": "send",
    "leave": "log-out",
    "link": "link",
    "list": "list",
    "lock": "lock",
    "mail": "mail",
    "megaphone": "megaphone",
    "minus": "minus",
    "more": "ellipsis",
    "mute": "volume-x",
    "needs": "package-open",
    "next": "chevron-right",
    "pen": "pencil",
    "person": "user-round",
    "pin": "map-pin",
    "play": "play",
    "plus": "plus",
    "poll": "chart-no-axes-column",
    "print": "printer",
    "qr": "qr-code",
    "quote": "quote",
    "reply": "message-square",
    "search": "search",
    "share": "share",
    "shield": "shield-alert",
    "smile": "smile",
    "sound": "music",
    "spaces": "layers",
    "star": "star",
    "stop": "octagon-x",
    "sun": "sun",
    "tack": "pin",
    "target": "target",
    "tools": "wrench",
    "trash": "trash-2",
    "undo": "undo-2",
    "unfollow": "user-round-minus",
    "up": "arrow-up",
    "upload": "upload",
    "users": "users-round",
    "verified": "circle-check",
    "warn": "triangle-alert",
}
"""Our names, by what an icon means here, and Lucide's, by what it shows."""

OWN = {
    "mob": '<circle cx="12" cy="12" r="2.4"/><circle cx="12" cy="5" r="1.6"/><circle cx="12" cy="19" r="1.6"/>'
    '<circle cx="6" cy="8.5" r="1.6"/><circle cx="18" cy="8.5" r="1.6"/><circle cx="6" cy="15.5" r="1.6"/>'
    '<circle cx="18" cy="15.5" r="1.6"/>',
}
"""What Lucide does not have: our own mark."""


def sprite(package: Path) -> str:
    """The sprite of all icons, from the unpacked npm package; FileNotFoundError for a name that Lucide lacks."""
    drawings = {name: _drawing((package / f"icons/{lucide}.svg").read_text()) for name, lucide in ICONS.items()}
    symbols = [
        f'  <symbol id="i-{name}" viewBox="0 0 24 24">{drawing}</symbol>'
        for name, drawing in sorted({**drawings, **OWN}.items())
    ]
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""])


def _drawing(svg: str) -> str:
    found = DRAWING.search(svg)
    if found is None:
        raise ValueError(f"Not an icon: {svg[:80]!r}")
    return re.sub(r"\s*\n\s*", "", found[1]).replace(" />", "/>")


if __name__ == "__main__":
    SPRITE.write_text(sprite(Path(sys.argv[1])), encoding="utf-8")
