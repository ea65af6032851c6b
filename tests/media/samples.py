"""Pictures, sounds and films for tests, made when they are asked for."""

import io
import shutil
import struct
import subprocess
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (220, 30, 40), (20, 180, 60), (30, 60, 200), (255, 255, 255)


def picture(form: str = "PNG", size: tuple[int, int] = (80, 60), colour: Colour = RED, **saved: Any) -> bytes:
    """A picture of one colour."""
    return stored(Image.new("RGB", size, colour), form, **saved)


def quarters(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """A picture whose quarters differ: red, green above blue, white."""
    width, height = size[0] // 2, size[1] // 2
    whole = Image.new("RGB", size, WHITE)
    for colour, place in ((RED, (0, 0)), (GREEN, (width, 0)), (BLUE, (0, height))):
        whole.paste(colour, (*place, place[0] + width, place[1] + height))
    return whole


def stored(image: Image.Image, form: str, **saved: Any) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    image.save(file, form, **saved)
    return file.getvalue()


def opened(path: Path) -> Image.Image:
    """The picture in a file, with its first frame in memory and the file closed again."""
    with Image.open(path) as image:
        image.load()
        return image


def frames_of(path: Path) -> int:
    """How many frames a picture has."""
    with Image.open(path) as image:
        return int(getattr(image, "n_frames", 1))


def moving_gif(frames: int = 3, size: tuple[int, int] = (48, 32)) -> bytes:
    """A GIF of several frames of different colours."""
    shots = [Image.new("RGB", size, (step * 60 % 256, 90, 120)) for step in range(frames)]
    return stored(shots[0], "GIF", save_all=True, append_images=shots[1:], duration=100)


def with_secrets(form: str) -> bytes:
    """A picture that carries a place, a name, a comment and a colour profile."""
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "SecretCamera", "SecretComment"
    exif.get_ifd(0x8825)[1] = "SecretPlace"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"JPEG": {"comment": b"SecretWords"}, "WEBP": {"xmp": b"<x:SecretWords/>"}}.get(form, {})
    return stored(quarters(), form, exif=exif, icc_profile=profile, **more)


def png_of_claimed_size(width: int, height: int) -> bytes:
    """A tiny PNG whose head promises a picture of any size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def has_ffmpeg() -> bool:
    """Whether films can be made, and converted, on this machine."""
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


SEEN = ["-f", "lavfi", "-i", "testsrc2=s=96x64:r=10:d=1"]
HEARD = ["-f", "lavfi", "-i", "sine=d=1"]

RECIPES: dict[str, list[str]] = {
    "film.mp4": [*SEEN, *HEARD, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-metadata", "title=Secret"],
    "film.webm": [*SEEN, *HEARD, "-c:v", "libvpx", "-c:a", "libvorbis"],
    "silent.mp4": [*SEEN, "-c:v", "libx264", "-pix_fmt", "yuv420p"],
    "sound.ogg": [*HEARD, "-c:a", "libvorbis", "-metadata", "artist=Secret"],
    "sound.mp3": [*HEARD, "-c:a", "libmp3lame"],
    "sound.wav": [*HEARD],
    "fast.mp4": ["-f", "lavfi", "-i", "testsrc2=s=96x64:r=200:d=1", "-c:v", "libx264", "-pix_fmt", "yuv420p"],
    "huge.mp4": ["-f", "lavfi", "-i", "color=s=4096x2160:r=1:d=1", "-c:v", "libx264", "-preset", "ultrafast"],
}


@cache
def film(name: str) -> bytes:
    """A film or sound of a second, named in RECIPES; made by ffmpeg."""
    command = ["ffmpeg", "-nostdin", "-v", "error", *RECIPES[name], "-y"]
    folder = Path("/tmp") if not Path("/dev/shm").exists() else Path("/dev/shm")
    path = folder / f"goodmob-sample-{id(command)}-{name}"
    try:
        subprocess.run([*command, str(path)], check=True, capture_output=True)
        return path.read_bytes()
    finally:
        path.unlink(missing_ok=True)
