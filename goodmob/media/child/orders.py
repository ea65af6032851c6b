"""What the parent asks of the child, and what the child answers."""

from typing import Literal

import msgspec
from msgspec import Struct


class ConvertPicture(Struct, frozen=True, tag=True):
    """Clean a picture and make its preview; all files are written into `folder`."""

    source: str
    folder: str
    decoder: str


class CropPicture(Struct, frozen=True, tag=True):
    """Cut a picture to the proportions of width and height and reduce it to at most these.

    is_whole: nothing is cut away, it is only reduced.
    """

    source: str
    folder: str
    decoder: str
    width: int
    height: int
    is_whole: bool = False


class ConvertFilm(Struct, frozen=True, tag=True):
    """Turn a video, a sound or a moving GIF into what every browser plays; the programs are given by their paths."""

    source: str
    folder: str
    decoder: str
    ffmpeg: str
    ffprobe: str


Order = ConvertPicture | CropPicture | ConvertFilm


class Piece(Struct, frozen=True):
    """A file the child has written: its name in the folder, without width and height where it is only heard."""

    name: str
    width: int | None = None
    height: int | None = None


class ConvertedPicture(Struct, frozen=True, tag=True):
    """`moves` says that the source is a GIF of several frames, of which the first was taken.

    likeness: its difference hash.
    """

    original: Piece
    preview: Piece
    blurhash: str
    moves: bool
    likeness: str


class CroppedPicture(Struct, frozen=True, tag=True):
    """`still` is the first frame where `shown` moves, else None."""

    shown: Piece
    still: Piece | None


class ConvertedFilm(Struct, frozen=True, tag=True):
    """Duration in seconds, bitrate in bits a second, frame rate as a fraction; no preview where it is only heard."""

    kind: Literal["gifv", "video", "audio"]
    original: Piece
    duration: float
    bitrate: int
    frame_rate: str | None
    preview: Piece | None
    blurhash: str | None


class Refused(Struct, frozen=True, tag=True):
    """Why the file cannot be used, continuing "The file …"; `cause` is for the log."""

    reason: str
    cause: str = ""


Answer = ConvertedPicture | CroppedPicture | ConvertedFilm | Refused

read_order = msgspec.msgpack.Decoder(Order).decode
read_answer = msgspec.msgpack.Decoder(Answer).decode
