"""What other apps of a device share with this one: it opens the composer, and posts nothing by itself."""

from urllib.parse import urlencode

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.web.way_back import sign_in_url
from goodmob.media.actions.take_in import take_in
from goodmob.media.entities.attachment import own_media
from goodmob.posts.entities.composer import SHARED, new_post
from goodmob.posts.pages.form import on_page
from goodmob.posts.pages.words import words_for

ADDRESS = "/share"
LONGEST_KEPT = 2_000
"""How many characters of each part are kept in an address while somebody signs in."""


class Link(Struct, kw_only=True):
    """What is shared, in words; apps put a link into any of these."""

    title: str = ""
    text: str = ""
    url: str = ""

    @property
    def words(self) -> str:
        """All of it, a part a line, without saying anything twice."""
        said = [part.strip() for part in (self.title, self.text, self.url)]
        parts = [part for part in dict.fromkeys(said) if part]
        return "\n".join(part for part in parts if not any(part in other and part != other for other in parts))


class Shared(Link, kw_only=True):
    """The same, with pictures."""

    pictures: list[Upload] = []


async def show_shared(call: Call, params: Link) -> Response:
    """The composer with a link and words in it, as other sites and bookmarks share them."""
    composer = await new_post(call.house, call.account_id, place="page", text=params.words)
    return on_page(call, structs.replace(composer, draft=SHARED))


async def take_shared(call: Call, params: Shared) -> Response:
    """The composer with all that an app of the device shared, pictures too."""
    house, author_id = call.house, call.account_id
    media_ids: list[int] = []
    errors: dict[str, str] = {}
    try:
        await take_in(house, author_id, params.pictures, [], media_ids)
    except Refusal as refusal:
        errors = words_for(refusal)
    composer = await new_post(house, author_id, place="page", text=params.words)
    media = await own_media(house, author_id, media_ids)
    return on_page(call, structs.replace(composer, draft=SHARED, media=media, errors=errors))


async def keep_shared(call: Call, params: Shared) -> Response:
    """Nobody is signed in: the words wait in the address until somebody is, the pictures do not."""
    if params.pictures:
        call.notify(call.gettext("Sign in, then share the pictures once more; the words are kept."), "info")
    said = {name: value[:LONGEST_KEPT] for name in Link.__struct_fields__ if (value := getattr(params, name))}
    return RedirectResponse(sign_in_url(f"{ADDRESS}?{urlencode(said)}"), 303)


PAGES = (
    get(ADDRESS, show_shared, viewer=SESSION),
    post(ADDRESS, take_shared, viewer=SESSION, limit="media", is_unasked=True, lapsed=keep_shared),
)
