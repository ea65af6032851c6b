"""Where somebody goes back to who did something with a post: the page on which it stood."""

from urllib.parse import urlsplit

from starlette.responses import RedirectResponse

from goodmob.core.web.call import Call
from goodmob.core.web.way_back import way_back


def back_to_post(call: Call, username: str, post_id: int, at: int | None) -> RedirectResponse:
    """To the page that the form came from, else to the post's own; `at` is the entry that showed the post there."""
    came_from = urlsplit(call.headers.get("referer", ""))
    place = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return RedirectResponse(f"{way_back(place or f'/@{username}/{post_id}')}#post-{at or post_id}", 303)
