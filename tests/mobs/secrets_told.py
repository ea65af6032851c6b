"""Finds what nobody may find: coordinates, exact places and EXIF, wherever the house keeps or says something."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from logging import WARNING, LogRecord
from pathlib import Path

import h3
from PIL import Image

from goodmob.app.routes import PAGES, ROUTES
from goodmob.app.tables import metadata
from goodmob.core.log import CHATTY, LineFormatter
from goodmob.core.web.routes import WEBSOCKET, path_names
from goodmob.mobs.rules.cells import RESOLUTION
from tests.world.books import books
from tests.world.client import Client
from tests.world.world import World

LATITUDE, LONGITUDE = 48.8530111, 2.3499222
EXACT = "behind the green door, 7b"
CAMERA = "SecretCamera"
FINEST = 15

_DEGREES = ("48.853", "2.3499")
"""Whatever begins like this is finer than a hundred metres."""

_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


def fine_cells() -> list[str]:
    """The cells around the place that are smaller than anybody may know."""
    return [str(h3.latlng_to_cell(LATITUDE, LONGITUDE, size)) for size in range(RESOLUTION + 1, FINEST + 1)]


def cell(size: int = RESOLUTION) -> str:
    """The cell of this size around the place."""
    return str(h3.latlng_to_cell(LATITUDE, LONGITUDE, size))


def marks() -> list[str]:
    """What betrays the coordinates, in text."""
    cells = fine_cells()
    return [*_DEGREES, *cells, *(str(int(fine, 16)) for fine in cells), CAMERA]


def geotagged(image: Image.Image, form: str = "JPEG") -> bytes:
    """The picture as a telephone saves it: with the place, and what it was taken with."""
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (48.0, 51.0, 10.84)
    gps[3], gps[4] = "E", (2.0, 20.0, 59.72)
    file = io.BytesIO()
    image.save(file, form, exif=exif)
    return file.getvalue()


def carries_more(data: bytes) -> bool:
    """Whether a file carries more than its pixels: EXIF, GPS, XMP or the name of a camera."""
    if any(mark in data for mark in (b"Exif\x00", b"EXIF", b"eXIf", b"xmpmeta", CAMERA.encode())):
        return True
    try:
        with Image.open(io.BytesIO(data)) as image:
            return bool(image.getexif()) or "exif" in image.info
    except OSError:
        return False


def told(text: str, words: Iterable[str]) -> list[str]:
    """Those of the words that stand in the text."""
    return [word for word in words if word in text]


async def in_database(world: World, words: Collection[str], spared: Collection[tuple[str, str]] = ()) -> list[str]:
    """Where in the tables one of the words stands, as "table.column: word", besides the spared columns."""
    found = []
    for name, rows in (await books(world.house.db)).items():
        columns = [column.name for column in metadata.tables[name].columns]
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                if (name, column) not in spared:
                    found += [f"{name}.{column}: {word}" for word in told(str(value), words)]
    return sorted(set(found))


def in_files(world: World, words: Collection[str]) -> list[str]:
    """The stored files that hold one of the words, or more than their pixels; archives are looked into."""
    found = []
    for path in sorted((world.house.settings.data / "media").rglob("*")):
        if path.is_file():
            found += [f"{path.suffix}: {what}" for what in _in_file(path, words)]
    return found


def _in_file(path: Path, words: Collection[str]) -> Iterator[str]:
    for data in _contents(path):
        yield from (word for word in words if word.encode() in data)
        if carries_more(data):
            yield "EXIF"


def _contents(path: Path) -> Iterator[bytes]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    else:
        yield path.read_bytes()


def in_memory(world: World, words: Collection[str]) -> list[str]:
    """Which of the words stand in what is kept rendered."""
    return told(repr(world.house.cache._entries), words)


async def in_answers(who: Client, ids: Mapping[str, str], words: Collection[str]) -> list[str]:
    """The doors and pages of the whole house, asked by somebody, whose answers hold one of the words, or EXIF."""
    found = []
    for route in (*ROUTES, *PAGES):
        if route.method != "GET" or route.method == WEBSOCKET or "streaming" in route.path or route.path == "/live":
            continue
        for path in _filled(route.path, ids):
            answer = await who.get(path)
            found += [f"{route.path}: {word}" for word in told(answer.text, words)]
            if answer.headers.get("content-type", "") in _PICTURES and carries_more(answer.content):
                found.append(f"{route.path}: EXIF")
    return found


def _filled(path: str, ids: Mapping[str, str]) -> Iterator[str]:
    """The path with what it names: a mob where it is about mobs, and the face of the mob, or one of its pictures."""
    if not path_names(path):
        yield path
    elif path.startswith(("/api/v1/mobs/:id", "/mobs/:id", "/embed/mobs/:id", "/api/v1/timelines/mob/:id")):
        yield _named(path, {**ids, "id": ids["mob"]})
    elif "/statuses/:id" in path or path.startswith(("/api/v1/pleroma/events/:id", "/@:username/:id")):
        yield from (_named(path, {**ids, "id": ids[post]}) for post in ("face", "told"))
    elif "/accounts/:id" in path:
        yield from (_named(path, {**ids, "id": ids[who]}) for who in ("host", "doer"))
    elif "media" in path:
        yield _named(path, {**ids, "id": ids["media"]})
    else:
        yield _named(path, ids)


def _named(path: str, ids: Mapping[str, str]) -> str:
    return re.sub(r"[:*]([a-z_]+)", lambda name: ids.get(name[1], "1"), path)


class Listener:
    """Everything that goes over the bus to open screens, by channel."""

    def __init__(self, world: World, *channels: str) -> None:
        self.said: dict[str, list[bytes]] = {channel: [] for channel in channels}
        for channel, heard in self.said.items():
            world.house.bus.subscribe(channel, heard.append)

    def heard(self, words: Collection[str], *, besides: Collection[str] = ()) -> list[str]:
        """Which of the words came over channels other than these."""
        texts = {channel: str(b"".join(heard)) for channel, heard in self.said.items() if channel not in besides}
        return [f"{channel}: {word}" for channel, text in texts.items() for word in told(text, words)]

    @property
    def is_worth_it(self) -> bool:
        """Whether anything came at all."""
        return all(self.said.values())


def in_letters(world: World, words: Collection[str]) -> list[str]:
    """Which of the words stand in mails."""
    return told(repr(list(world.letters)), words)


def in_log(records: Iterable[LogRecord], words: Collection[str]) -> list[str]:
    """Which of the words stand in the log, at its most talkative; what our log leaves to others is left out."""
    ours = (one for one in records if one.levelno >= WARNING or not one.name.startswith(CHATTY))
    return told("\n".join(LineFormatter().format(one) for one in ours), words)
