"""Uploading a file for the composer before the post is sent, for pages with scripts: taken in, shown, thrown away."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Invalid, NotFound, Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.media.actions.delete import delete as delete_file
from goodmob.media.actions.refusals import InUse
from goodmob.media.actions.upload import upload
from goodmob.media.entities.attachment import own_media
from goodmob.media.queries.attachments import own_attachment
from goodmob.posts.pages.words import words_for

ADDRESS = "/compose/media"


class NewPicture(Struct):
    """One file."""

    file: Upload


class OnePicture(Struct):
    """The file of the path."""

    id: Id


async def take_picture(call: Call, params: NewPicture) -> Response:
    """The file as it stands in the composer, waiting for its description; or why it cannot be used.

    A film or a sound is still to be converted then.
    """
    try:
        media_id = await upload(call.house, call.account_id, params.file)
    except Refusal as refusal:
        return _trouble(call, refusal)
    return await _shown(call, media_id)


async def show_picture(call: Call, params: OnePicture) -> Response:
    """The file as it is now, also where a draft has it already; or why it could not be converted."""
    row = await own_attachment(call.house.db, call.account_id, params.id)
    if row is None:
        raise NotFound
    if row.failure is not None:
        return _trouble(call, Invalid("file", row.failure))
    return await _shown(call, params.id, row.post_id)


async def drop_picture(call: Call, params: OnePicture) -> Response:
    """Throws the file away, which is not wanted any more; one that hangs on a post stays there."""
    try:
        await call.house.db.act(delete_file, call.account_id, params.id)
    except InUse:
        return Response(status_code=409)
    return Response(status_code=204)


async def _shown(call: Call, media_id: int, hangs_on: int | None = None) -> Response:
    [picture] = await own_media(call.house, call.account_id, [media_id], hangs_on)
    return call.house.pages.render(call, "posts/composer/picture.html", picture=picture)


def _trouble(call: Call, refusal: Refusal) -> Response:
    error = next(iter(words_for(refusal).values()))
    return call.house.pages.render(call, "posts/composer/trouble.html", status=422, error=error)


PAGES = (
    post(ADDRESS, take_picture, viewer=SESSION, limit="media"),
    get(f"{ADDRESS}/:id", show_picture, viewer=SESSION),
    post(f"{ADDRESS}/:id/delete", drop_picture, viewer=SESSION),
)
