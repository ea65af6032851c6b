"""Uploading a picture for the composer before the post is sent, for pages with scripts."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import SESSION, post
from goodmob.media.actions.upload import upload
from goodmob.media.entities.attachment import own_media
from goodmob.posts.pages.words import words_for


class NewPicture(Struct):
    """One file."""

    file: Upload


async def take_picture(call: Call, params: NewPicture) -> Response:
    """The picture as it stands in the composer, waiting for its description; or why it cannot be used."""
    try:
        media_id = await upload(call.house, call.account_id, params.file, at_once=True)
    except Refusal as refusal:
        error = next(iter(words_for(refusal).values()))
        return call.house.pages.render(call, "posts/composer/trouble.html", status=422, error=error)
    [picture] = await own_media(call.house, call.account_id, [media_id])
    return call.house.pages.render(call, "posts/composer/picture.html", picture=picture)


PAGES = (post("/compose/media", take_picture, viewer=SESSION, limit="media"),)
