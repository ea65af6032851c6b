"""All there is to choose."""

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get


async def show_all(call: Call) -> Response:
    """The way to every page of the settings."""
    return call.house.pages.render(call, "accounts/all_settings.html")


PAGES = (get("/settings", show_all, viewer=SESSION),)
