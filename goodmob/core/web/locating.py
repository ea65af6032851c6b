"""Pages on which people may say where they are, by a button that asks their browser."""

from starlette.responses import Response

from goodmob.core.web.dress import PERMISSIONS


def locating(page: Response) -> Response:
    """The page, on which scripts of ours may ask the browser where it is; everywhere else they may not."""
    allowed = PERMISSIONS.replace(b"geolocation=()", b"geolocation=(self)")
    page.headers["permissions-policy"] = allowed.decode()
    return page
