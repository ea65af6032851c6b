"""What may be uploaded, as `configuration.media_attachments` of the instance tells it."""

from msgspec import Struct

from goodmob.media.conversion import tools
from goodmob.media.rules.formats import FILMS, PICTURES
from goodmob.media.rules.limits import (
    DESCRIPTION_CHARACTERS,
    IMAGE_BYTES,
    IMAGE_PIXELS,
    MOST_ATTACHED,
    VIDEO_BYTES,
    VIDEO_FRAME_RATE,
    VIDEO_PIXELS,
)

MAX_MEDIA_ATTACHMENTS = MOST_ATTACHED
"""What `configuration.statuses.max_media_attachments` of the instance tells."""


class MediaConfiguration(Struct, frozen=True):
    """Limits in bytes, pixels, frames a second and characters; the types depend on what is installed."""

    supported_mime_types: list[str]
    description_limit: int
    image_size_limit: int
    image_matrix_limit: int
    video_size_limit: int
    video_frame_rate_limit: int
    video_matrix_limit: int


async def supported_mime_types() -> list[str]:
    """The types that may be uploaded; videos and sounds only where ffmpeg is installed."""
    formats = (*PICTURES, *FILMS) if tools() else PICTURES
    return [mime for one in formats for mime in one.mimes]


async def media_configuration() -> MediaConfiguration:
    """What may be uploaded to this server at the moment."""
    return MediaConfiguration(
        supported_mime_types=await supported_mime_types(),
        description_limit=DESCRIPTION_CHARACTERS,
        image_size_limit=IMAGE_BYTES,
        image_matrix_limit=IMAGE_PIXELS,
        video_size_limit=VIDEO_BYTES,
        video_frame_rate_limit=VIDEO_FRAME_RATE,
        video_matrix_limit=VIDEO_PIXELS,
    )
