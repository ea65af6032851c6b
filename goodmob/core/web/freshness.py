"""Files that are sent again only when something in them changed."""

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.responses import Response

from goodmob.core.clock import SECOND
from goodmob.core.web.call import Call


def unless_known(call: Call, content: bytes, media_type: str, changed: int, *, dated: bool = True) -> Response:
    """The file, or 304 for a reader that has it as it is. changed: when it did last (us), 0 where nobody knows.

    dated: whether that moment tells of every change, so that a reader may go by it alone.
    """
    # Weak, as the same file may travel packed or not.
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if changed:
        headers["Last-Modified"] = http_date(changed)
    if _has(call, tag, changed if dated else 0):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)


def http_date(moment: int) -> str:
    """The moment (us) as headers write it."""
    return format_datetime(datetime.fromtimestamp(moment // SECOND, UTC), usegmt=True)


def _has(call: Call, tag: str, changed: int) -> bool:
    known = call.headers.get("if-none-match")
    if known is not None:
        tags = {one.strip().removeprefix("W/") for one in known.split(",")}
        return "*" in tags or tag.removeprefix("W/") in tags
    try:
        since = parsedate_to_datetime(call.headers.get("if-modified-since", ""))
        return bool(changed) and changed // SECOND <= since.timestamp()
    except (ValueError, OverflowError):
        return False
