"""Taking a post back in a browser in order to write it anew."""

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.redraft import redraft
from goodmob.posts.pages.form import sent_on
from goodmob.posts.pages.own import OwnPost, own_post
from goodmob.posts.rules.refusals import Unfit


async def take_back(call: Call, params: OwnPost) -> Response:
    """The post is gone, and all that it said stands in the composer as a draft."""
    await own_post(call, params)
    try:
        draft_id = await call.house.db.act(redraft, call.account_id, params.id, lane=call.account_id)
    except Unfit as refusal:
        words = call.gettext("This post cannot be taken back into a draft. You can edit or delete it.")
        raise refusal.told(words) from refusal
    call.notify(call.gettext("Your post is taken back. Here is what it said."))
    return sent_on(call, f"/drafts/{draft_id}")


PAGES = (post("/@:username/:id/redraft", take_back, viewer=SESSION, limit="delete"),)
