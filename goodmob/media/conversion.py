"""The parent's side of conversion: orders given to the child, and its answers."""

import logging
import shutil
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from goodmob.core.children.asking import ChildFailed
from goodmob.core.house import House
from goodmob.media.child.orders import (
    ConvertedFilm,
    ConvertedPicture,
    ConvertFilm,
    ConvertPicture,
    CroppedPicture,
    CropPicture,
    Order,
    Refused,
    read_answer,
)
from goodmob.media.child.refusal import Unusable
from goodmob.media.rules.formats import Format

MODULE = "goodmob.media.child"
PICTURE_SECONDS = 60.0
GIF_SECONDS = 60.0
FILM_SECONDS = 900.0

Made = TypeVar("Made", ConvertedPicture, CroppedPicture, ConvertedFilm)

log = logging.getLogger(__name__)


class Tools(NamedTuple):
    """Where the programs lie that convert videos and sounds."""

    ffmpeg: str
    ffprobe: str


def tools() -> Tools | None:
    """The programs found on the path, None where one is missing: then only pictures can be uploaded."""
    ffmpeg, ffprobe = shutil.which("ffmpeg"), shutil.which("ffprobe")
    return Tools(ffmpeg, ffprobe) if ffmpeg and ffprobe else None


async def converted_picture(house: House, source: Path, found: Format) -> ConvertedPicture:
    """The picture cleaned, with a preview, in the source's folder; Unusable where it cannot be."""
    order = ConvertPicture(str(source), str(source.parent), found.decoder)
    return await _made(house, order, ConvertedPicture, "pictures", PICTURE_SECONDS)


async def cropped_picture(
    house: House, source: Path, found: Format, size: tuple[int, int], *, is_whole: bool
) -> CroppedPicture:
    """The picture at most of this size, in the source's folder; Unusable where it cannot be.

    It is cut to the proportions of the size, unless it stays whole.
    """
    order = CropPicture(str(source), str(source.parent), found.decoder, *size, is_whole)
    return await _made(house, order, CroppedPicture, "pictures", PICTURE_SECONDS)


async def converted_gif(house: House, source: Path, with_tools: Tools) -> ConvertedFilm:
    """The moving GIF as a film, in the source's folder; Unusable where it cannot be."""
    order = ConvertFilm(str(source), str(source.parent), "gif", *with_tools)
    return await _made(house, order, ConvertedFilm, "gifs", GIF_SECONDS)


async def converted_film(house: House, source: Path, folder: Path, decoder: str, with_tools: Tools) -> ConvertedFilm:
    """The video or sound as every browser plays it, in the folder; Unusable where it cannot be."""
    order = ConvertFilm(str(source), str(folder), decoder, *with_tools)
    return await _made(house, order, ConvertedFilm, "films", FILM_SECONDS)


async def _made(house: House, order: Order, wanted: type[Made], lane: str, seconds: float) -> Made:
    try:
        raw = await house.children.ask(MODULE, msgspec.msgpack.encode(order), lane=lane, seconds=seconds)
    except ChildFailed as error:
        log.warning("A file was given up: %s", error)
        raise Unusable("needs more time or memory than a file may take") from error
    answer = read_answer(raw)
    if isinstance(answer, wanted):
        return answer
    reason, cause = (answer.reason, answer.cause) if isinstance(answer, Refused) else ("cannot be used", repr(answer))
    log.info("A file was refused: it %s (%s)", reason, cause)
    raise Unusable(reason, cause)
