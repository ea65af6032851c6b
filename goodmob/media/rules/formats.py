"""Which format a file has, judged by its first bytes alone; its name never counts."""

import re
from typing import Literal

from msgspec import Struct

HEAD_BYTES = 4096
TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/(?:[a-z0-9!#$&^_.+-]+|\*)")
NO_CLAIM = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-www-form-urlencoded"})

Kind = Literal["picture", "film", "sound"]


class Format(Struct, frozen=True):
    """`decoder` is Pillow's name of a picture's format, ffmpeg's of another's; the first of `mimes` is the usual one.

    A film may turn out to have no picture: a container does not tell.
    """

    kind: Kind
    decoder: str
    mimes: tuple[str, ...]


JPEG = Format("picture", "JPEG", ("image/jpeg", "image/jpg", "image/pjpeg"))
PNG = Format("picture", "PNG", ("image/png", "image/apng", "image/x-png"))
GIF = Format("picture", "GIF", ("image/gif",))
WEBP = Format("picture", "WEBP", ("image/webp",))
AVIF = Format("picture", "AVIF", ("image/avif", "image/avif-sequence"))
MP4 = Format(
    "film",
    "mov",
    (
        *("video/mp4", "video/quicktime", "video/x-m4v", "video/3gpp"),
        *("audio/mp4", "audio/m4a", "audio/x-m4a", "audio/3gpp"),
    ),
)
WEBM = Format("film", "matroska", ("video/webm", "audio/webm"))
OGG = Format("film", "ogg", ("audio/ogg", "video/ogg", "audio/vorbis", "audio/opus", "application/ogg"))
MP3 = Format("sound", "mp3", ("audio/mpeg", "audio/mp3"))
WAV = Format("sound", "wav", ("audio/wav", "audio/wave", "audio/x-wav", "audio/x-pn-wave", "audio/vnd.wave"))
FLAC = Format("sound", "flac", ("audio/flac", "audio/x-flac"))
AAC = Format("sound", "aac", ("audio/aac", "audio/aacp"))

PICTURES = (JPEG, PNG, GIF, WEBP, AVIF)
FILMS = (WEBM, MP4, OGG, MP3, WAV, FLAC, AAC)

_BEGINNINGS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"OggS", OGG),
    (b"fLaC", FLAC),
    (b"ID3", MP3),
)
_OLD_QUICKTIME = {b"moov", b"mdat", b"wide"}
_AVIF_BRANDS = {b"avif", b"avis"}
_PICTURE_BRANDS = {*_AVIF_BRANDS, b"mif1", b"msf1", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}


def format_of(head: bytes) -> Format | None:
    """The format of a file that begins with these bytes (4096 of them, or all), None where it is none we take."""
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in _OLD_QUICKTIME:
        return MP4
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12])
    if head[:4] == b"\x1aE\xdf\xa3":
        return WEBM if b"webm" in head[:64] else None
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return _by_frame(head[1])
    return None


def _by_brand(head: bytes) -> Format | None:
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))}
    if brands & _AVIF_BRANDS:
        return AVIF
    return None if brands & _PICTURE_BRANDS else MP4


def _by_frame(second: int) -> Format | None:
    if second & 0xF6 == 0xF0:
        return AAC
    is_third_layer = second & 0x06 == 0x02
    return MP3 if is_third_layer else None


def is_lie(claimed: str, found: Format) -> bool:
    """Whether the sender says the file is something else than what it is; saying nothing, or nonsense, is no lie."""
    claim = claimed.partition(";")[0].strip().lower()
    if not TYPE.fullmatch(claim):
        return False
    return claim not in NO_CLAIM and not claim.endswith("/*") and claim not in found.mimes
