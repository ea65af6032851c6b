"""The pictures of profiles and tags that links to them show elsewhere."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.account import show
from goodmob.accounts.permissions import living_here
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.drawn import check_seal, show_drawn
from goodmob.core.web.routes import NOBODY, get
from goodmob.posts.queries.tags import tags_by_name
from goodmob.web.entities.preview import sketch_of_account, sketch_of_tag


class PictureOfAccount(Struct, kw_only=True):
    """Whose profile, and the seal on the address."""

    username: str
    seal: str


class PictureOfTag(Struct, kw_only=True):
    """Which tag, and the seal on the address."""

    name: str
    seal: str


async def show_account(call: Call, params: PictureOfAccount) -> Response:
    """What a link to the profile shows elsewhere, as PNG; NotFound unless its page has led here."""
    check_seal(call, params.seal)
    row = await living_here(call.house.db, params.username)
    [account] = await show(call.house, [row.id])
    return await show_drawn(call, sketch_of_account(call.house, account))


async def show_tag(call: Call, params: PictureOfTag) -> Response:
    """What a link to the tag shows elsewhere, as PNG; NotFound unless its page has led here."""
    check_seal(call, params.seal)
    key = tag_key(params.name)
    tag = (await tags_by_name(call.house.db, [key])).get(key)
    if tag is None:
        raise NotFound
    return await show_drawn(call, sketch_of_tag(call.house, tag.display_name))


ROUTES = (
    get("/@:username/preview/:seal.png", show_account, viewer=NOBODY, limit="drawings"),
    get("/tags/:name/preview/:seal.png", show_tag, viewer=NOBODY, limit="drawings"),
)
