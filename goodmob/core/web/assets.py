"""Styles, fonts and pictures of all slices, in memory, under addresses that change with their content."""

import gzip
import mimetypes
import re
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from goodmob.core.web import scripts

PREFIX = "/assets/"
SITE = "site.css"
"""The style sheet of every page: every .css of core, then those of the slices."""

OWN = "own.css"
SIGNED_IN = "/* Signed in. "
"""A sheet that begins so goes into one more, of which only those who are signed in have need."""

APART = "/themes/"
"""Style sheets in a folder of this name are linked by themselves, after the one."""

LAYERS = "@layer tokens, base, layout, components, slices;\n"
REFERENCE = re.compile(r"url\(\"?([^\":)]+)\"?\)")
PACKED_TYPES = ("text/css", "text/javascript", "image/svg+xml", "text/plain", "application/json")
BEST_LEVEL = 9
"""It is packed once, when the house opens, and sent for years."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AROUND = re.compile(r"\s*([{};])\s*")
SPACE = re.compile(r"\s+")

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


class Asset(Struct, frozen=True):
    """One file ready to be sent; `packed` is its gzip form, empty where that gains nothing."""

    body: bytes
    packed: bytes
    content_type: str


class Assets:
    """All assets below goodmob/<slice>/assets. An unknown name is a KeyError, which a page's test will show."""

    def __init__(self, root: Path) -> None:
        self._by_url: dict[str, Asset] = {}
        self._urls: dict[str, str] = {}
        files = _files(root)
        for name in sorted(files):
            if not name.endswith((".css", ".js")) or APART in name:
                self._keep(name, files[name].read_bytes())
        # Core comes first, so that a slice's style wins within its layer.
        sheets = (name for name in files if name.endswith(".css") and APART not in name)
        styles = sorted(sheets, key=lambda name: (name[:5] != "core/", name))
        texts = {name: files[name].read_text(encoding="utf-8") for name in styles}
        for sheet, is_own in ((SITE, False), (OWN, True)):
            parts = [self._linked(name, text) for name, text in texts.items() if text.startswith(SIGNED_IN) is is_own]
            self._keep(sheet, tight(LAYERS + "\n".join(parts)).encode())
        texts = {name: files[name].read_text(encoding="utf-8") for name in files if name.endswith(".js")}
        scripts.link(texts, self._urls, lambda name, text: self._keep(name, text.encode()))

    def url(self, name: str) -> str:
        """The address of an asset by its name, such as "core/icons.svg" or "site.css"."""
        return self._urls[name]

    def names(self) -> list[str]:
        """The names of all assets, in order."""
        return sorted(self._urls)

    def find(self, url: str) -> Asset | None:
        """The asset at an address; only addresses that were given out lead anywhere."""
        return self._by_url.get(url)

    def _keep(self, name: str, body: bytes) -> str:
        stem, dot, suffix = name.rpartition(".")
        content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        packed = gzip.compress(body, BEST_LEVEL, mtime=0) if content_type in PACKED_TYPES else b""
        url = f"{PREFIX}{stem}.{sha256(body).hexdigest()[:12]}{dot}{suffix}"
        self._urls[name] = url
        self._by_url[url] = Asset(body, packed if len(packed) < len(body) else b"", content_type)
        return url

    def _linked(self, sheet: str, text: str) -> str:
        slice_name = sheet.partition("/")[0]
        return REFERENCE.sub(lambda match: f'url("{self._urls[f"{slice_name}/{match[1]}"]}")', text)


def tight(sheet: str) -> str:
    """The style sheet without what only its writers read: comments, and space that means nothing."""
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", sheet)))


def _files(root: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in sorted(root.glob("*/assets")):
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                found[f"{folder.parent.name}/{path.relative_to(folder).as_posix()}"] = path
    return found
