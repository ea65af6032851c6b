"""The picture of a post that links to it show elsewhere."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.drawn import check_seal, show_drawn
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.posts.entities.preview import sketch_of
from goodmob.posts.entities.show import show_one


class PictureOf(Struct, kw_only=True):
    """The author's name, the post, and the seal on the address."""

    username: str
    id: Id
    seal: str


async def show_preview(call: Call, params: PictureOf) -> Response:
    """What a link to the post shows elsewhere, as PNG; NotFound unless its page has led here."""
    check_seal(call, params.seal)
    status = await show_one(call.house, None, params.id)
    if status.account.acct != params.username or status.reblog is not None:
        raise NotFound
    return await show_drawn(call, sketch_of(call.house, status))


ROUTES = (get("/@:username/:id/preview/:seal.png", show_preview, viewer=NOBODY, limit="drawings"),)
