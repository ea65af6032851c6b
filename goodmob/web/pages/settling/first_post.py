"""Fifth step: the first post."""

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.composer import new_post
from goodmob.web.pages.settling.shell import WELCOME, step_page

STEP = "post"


async def show_composer(call: Call) -> Response:
    """The form to write, with a tag by which others find who is new."""
    tag = call.gettext("#hello")
    composer = await new_post(call.house, call.account_id, place="page", text=f"{tag} ")
    return await step_page(call, STEP, composer=composer)


PAGES = (get(f"{WELCOME}/{STEP}", show_composer, viewer=SESSION),)
