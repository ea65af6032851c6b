"""The client API of files and custom emoji, and the files themselves."""

from msgspec import UNSET, Struct, UnsetType
from starlette.responses import Response

from goodmob.core.errors import Invalid, NotFound
from goodmob.core.limits import UNCOUNTED
from goodmob.core.web.activity_answers import activity
from goodmob.core.web.answers import EMPTY, Empty, Json
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import NOBODY, Route, delete, get, post, put
from goodmob.media.actions.delete import delete as delete_file
from goodmob.media.actions.describe import change
from goodmob.media.actions.upload import upload
from goodmob.media.activities.emojis import EMOJIS, emoji_said
from goodmob.media.entities.attachment import MediaAttachment, gather, render
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.attachments import own_attachment
from goodmob.media.queries.emojis import emojis_called, local_emojis
from goodmob.media.rules.far import named_in
from goodmob.media.serving import served

ACCEPTED, PARTIAL = 202, 206
DEPRECATED_SINCE = 1_586_044_800
"""2020-04-05, when Mastodon 3.1.3 brought the second version."""


class UploadMedia(Struct):
    """A file to be attached to a post later."""

    file: Upload
    thumbnail: Upload | None = None
    description: str = ""
    focus: str = ""


class OneMedia(Struct):
    """Names a file."""

    id: Id


class ChangeMedia(Struct):
    """What shall be different about a file."""

    id: Id
    thumbnail: Upload | None = None
    description: str | UnsetType = UNSET
    focus: str | UnsetType = UNSET


class NamedEmoji(Struct):
    """Names a custom emoji, as its id does."""

    name: str


class ShowFile(Struct):
    """Names a file among the blobs."""

    key: str


async def upload_media(call: Call, params: UploadMedia) -> MediaAttachment | Response:
    """Upload a file; a video or sound is answered with 202 and gets its url when it has been converted."""
    return await _answered(call, await _take_in(call, params, at_once=False), ACCEPTED)


async def upload_media_and_wait(call: Call, params: UploadMedia) -> MediaAttachment | Response:
    """Upload a file and wait until it has been converted."""
    return await _answered(call, await _take_in(call, params, at_once=True), ACCEPTED)


async def show_media(call: Call, params: OneMedia) -> MediaAttachment | Response:
    """A file of one's own that is not attached yet; 206 while it is being converted."""
    row = await own_attachment(call.house.db, call.account_id, params.id)
    if row is None or row.post_id is not None:
        raise NotFound
    if row.failure is not None:
        raise Invalid("file", row.failure)
    return await _answered(call, params.id, PARTIAL)


async def change_media(call: Call, params: ChangeMedia) -> MediaAttachment | Response:
    """Change the description, the focal point or the preview of a file that is not attached yet."""
    await change(
        call.house,
        call.account_id,
        params.id,
        description=params.description,
        focus=params.focus,
        thumbnail=params.thumbnail,
    )
    return await _answered(call, params.id, PARTIAL)


async def delete_media(call: Call, params: OneMedia) -> Empty:
    """Delete a file that is not attached."""
    await call.house.db.act(delete_file, call.account_id, params.id)
    return EMPTY


async def list_custom_emojis(call: Call) -> list[CustomEmoji]:
    """This server's own emoji."""
    return render_emojis(call.house.blobs, await local_emojis(call.house.db))


async def show_emoji(call: Call, params: NamedEmoji) -> Response:
    """A custom emoji as a document, ours by its shortcode, another server's as tea@far.example."""
    emoji = (await emojis_called(call.house.db, [params.name])).get(params.name)
    if emoji is None:
        raise NotFound
    return activity(emoji_said(call.house, params.name, emoji), is_public=True)


async def show_file(call: Call, params: ShowFile) -> Response:
    """A picture, video or sound that was uploaded here, or that another server has; parts of it, too.

    NotFound for this server itself, which another one could lead in a ring from file to file.
    """
    if named_in(params.key) and call.house.settings.base_url in call.headers.get("user-agent", ""):
        raise NotFound
    return await served(call.house, params.key)


async def _take_in(call: Call, params: UploadMedia, *, at_once: bool) -> int:
    return await upload(
        call.house,
        call.account_id,
        params.file,
        thumbnail=params.thumbnail,
        description=params.description,
        focus=params.focus,
        at_once=at_once,
    )


async def _answered(call: Call, media_id: int, status_while_processing: int) -> MediaAttachment | Response:
    gathered = await gather(call.house, [media_id])
    row = gathered.rows.get(media_id)
    if row is None:
        raise NotFound
    entity = render(gathered, media_id)
    return Json(entity, status_while_processing) if row.state == "processing" else entity


ROUTES: tuple[Route, ...] = (
    post("/api/v2/media", upload_media, scope="write:media", limit="media"),
    post("/api/v1/media", upload_media_and_wait, scope="write:media", limit="media", deprecated=DEPRECATED_SINCE),
    get("/api/v1/media/:id", show_media, scope="write:media"),
    put("/api/v1/media/:id", change_media, scope="write:media"),
    delete("/api/v1/media/:id", delete_media, scope="write:media"),
    get("/api/v1/custom_emojis", list_custom_emojis, viewer=NOBODY),
    get(f"{EMOJIS}:name", show_emoji, viewer=NOBODY),
    get("/media/*key", show_file, viewer=NOBODY, limit=UNCOUNTED),
)
