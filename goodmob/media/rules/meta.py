"""Sizes, durations and rates of a file, in the shape in which they are stored and shown."""

import msgspec
from msgspec import Struct


class Size(Struct, frozen=True, omit_defaults=True):
    """One version of a file: pictures have the first four, sounds the last two, videos all but size and aspect.

    frame_rate is a fraction such as "25/1", duration in seconds, bitrate in bits a second.
    """

    width: int | None = None
    height: int | None = None
    size: str | None = None
    aspect: float | None = None
    frame_rate: str | None = None
    duration: float | None = None
    bitrate: int | None = None


class Focus(Struct, frozen=True):
    """The point that must stay in view: from -1 to 1, left to right and bottom to top."""

    x: float
    y: float


class Meta(Struct, frozen=True, omit_defaults=True):
    """The versions of a file, each left out where it does not exist."""

    original: Size | None = None
    small: Size | None = None
    focus: Focus | None = None


def picture_size(width: int, height: int) -> Size:
    """The entry of a version that is a picture."""
    return Size(width=width, height=height, size=f"{width}x{height}", aspect=width / height)


def packed(meta: Meta) -> str:
    """The meta as it is stored."""
    return msgspec.json.encode(meta).decode()


read_meta = msgspec.json.Decoder(Meta).decode
