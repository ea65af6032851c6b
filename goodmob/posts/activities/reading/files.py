"""The files that hang on a post of another server."""

import math
from mimetypes import guess_type
from typing import Any

from goodmob.core.activitypub.bounds import ALT_TEXT_LENGTH, ATTACHMENTS
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import flag, id_of, is_a, number, objects, text
from goodmob.core.text.cleaning import clean_text
from goodmob.posts.rules.far_posts import FarFile, FileKind

_FILES = ("Document", "Image", "Video", "Audio")
_LONGEST_SIDE = 65_535
_LONGEST_HASH = 200


def files_of(document: Json) -> tuple[FarFile, ...]:
    """The post's files in its order; of a video, the picture that stands for it."""
    if is_a(document, "Video"):
        return _still_of(document)
    found: dict[str, FarFile] = {}
    for item in objects(document.get("attachment")):
        file = _file(item) if is_a(item, *_FILES) else None
        if file is not None:
            found.setdefault(file.url, file)
    if not found and is_a(document, "Image", "Audio"):
        itself = _file(document)
        found = {} if itself is None else {itself.url: itself}
    return tuple(found.values())[:ATTACHMENTS]


def covers(document: Json) -> bool:
    """Whether the post wants one of its files covered, as Misskey says of each by itself."""
    return any(flag(item.get("sensitive")) for item in objects(document.get("attachment")))


def _file(item: Json) -> FarFile | None:
    link = _link(item)
    url = id_of(link.get("href"))
    if url is None or host_of(url) is None:
        return None
    mime = (text(link.get("mediaType"), 100) or text(item.get("mediaType"), 100) or guess_type(url)[0] or "").lower()
    said = text(item.get("name"), ALT_TEXT_LENGTH) or text(item.get("summary"), ALT_TEXT_LENGTH) or ""
    return FarFile(
        url=url,
        kind=_kind(mime, item),
        mime=mime,
        description=clean_text(said) or None,
        blurhash=text(item.get("blurhash"), _LONGEST_HASH),
        width=_side(link.get("width")) or _side(item.get("width")),
        height=_side(link.get("height")) or _side(item.get("height")),
        focus=_focus(item.get("focalPoint")),
        still_url=_picture(item.get("icon")),
    )


def _link(item: Json) -> Json:
    """Where the file lies: its url, or the first of several links, as Pleroma gives them."""
    url = item.get("url") or item.get("href")
    links = objects(url)
    return links[0] if links else {"href": id_of(url)}


def _still_of(video: Json) -> tuple[FarFile, ...]:
    pictures = [picture for picture in map(_file, objects(video.get("icon"))) if picture is not None]
    widest = max(pictures, key=lambda picture: picture.width or 0, default=None)
    if widest is None:
        return ()
    title = clean_text(text(video.get("name"), ALT_TEXT_LENGTH) or "") or None
    return (
        FarFile(
            url=widest.url, kind="image", mime=widest.mime, description=title, width=widest.width, height=widest.height
        ),
    )


def _picture(value: Any) -> str | None:
    url = next((id_of(picture.get("url")) for picture in objects(value)), None)
    return url if url is not None and host_of(url) is not None else None


def _kind(mime: str, item: Json) -> FileKind:
    family = mime.partition("/")[0]
    if family in {"image", "video", "audio"} and mime != "image/svg+xml":
        return "image" if family == "image" else "video" if family == "video" else "audio"
    if mime:
        return "unknown"
    if is_a(item, "Image"):
        return "image"
    return "video" if is_a(item, "Video") else "audio" if is_a(item, "Audio") else "unknown"


def _side(value: Any) -> int | None:
    side = number(value)
    return side if side is not None and 0 < side <= _LONGEST_SIDE else None


def _focus(value: Any) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    x, y = (float(part) if isinstance(part, int | float) and not isinstance(part, bool) else math.nan for part in value)
    if not (math.isfinite(x) and math.isfinite(y)):
        return None
    return max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y))
