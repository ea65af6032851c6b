"""Copies of a picture have nearly the same difference hash; other pictures do not."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from goodmob.media.child.likeness import difference_hash
from goodmob.media.child.orders import ConvertPicture
from goodmob.media.child.pictures import convert
from goodmob.mobs.rules.likeness import LARGEST_DISTANCE, distance, tells_something
from tests.media.samples import picture, stored


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Something like a photograph: light that falls off, things that lie about, and grain."""
    chance = random.Random(seed)  # noqa: S311 - pictures for a test
    width, height = size
    light = Image.linear_gradient("L").rotate(chance.randrange(360)).resize(size)
    grain = Image.frombytes("L", size, chance.randbytes(width * height))
    image = Image.blend(light, grain, 0.2).convert("RGB")
    pen = ImageDraw.Draw(image, "RGBA")
    for _ in range(14):
        x, y = chance.randrange(width), chance.randrange(height)
        across, down = chance.randrange(60, 260), chance.randrange(60, 200)
        colour = (*(chance.randrange(256) for _ in range(3)), 200)
        pen.ellipse((x - across // 2, y - down // 2, x + across // 2, y + down // 2), fill=colour)
    return image


def likeness(folder: Path, data: bytes, decoder: str) -> int:
    """The hash that the child finds."""
    source = folder / "source"
    source.write_bytes(data)
    return int(convert(ConvertPicture(str(source), str(folder), decoder)).likeness, 16)


@pytest.mark.parametrize("seed", range(5))
def test_copies_are_alike_and_others_are_not(tmp_path: Path, seed: int) -> None:
    whole = scene(seed)
    first = likeness(tmp_path, stored(whole, "JPEG", quality=92), "JPEG")

    copies = {
        "saved anew": stored(whole, "JPEG", quality=40),
        "smaller": stored(whole.resize((320, 240)), "JPEG"),
        "brighter": stored(ImageEnhance.Brightness(whole).enhance(1.15), "JPEG"),
        "with less contrast": stored(ImageEnhance.Contrast(whole).enhance(0.85), "JPEG"),
    }
    for name, copy in copies.items():
        assert distance(first, likeness(tmp_path, copy, "JPEG")) <= LARGEST_DISTANCE, name
    png = Image.open(BytesIO(copies["saved anew"]))
    assert distance(first, likeness(tmp_path, stored(png, "PNG"), "PNG")) <= LARGEST_DISTANCE
    others = [likeness(tmp_path, stored(scene(100 + seed * 10 + other), "JPEG"), "JPEG") for other in range(6)]
    assert tells_something(first)
    assert min(distance(first, other) for other in others) > LARGEST_DISTANCE


def test_a_picture_of_nothing_tells_nothing(tmp_path: Path) -> None:
    assert not tells_something(likeness(tmp_path, picture(), "PNG"))
    assert not tells_something(likeness(tmp_path, picture("JPEG", (900, 10)), "JPEG"))


def test_what_is_seen_through_lies_on_white(tmp_path: Path) -> None:
    seen = scene(3).convert("RGBA")
    seen.putalpha(Image.linear_gradient("L").resize(seen.size))
    on_white = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")

    both = likeness(tmp_path, stored(seen, "PNG"), "PNG"), likeness(tmp_path, stored(on_white, "PNG"), "PNG")

    assert distance(*both) <= 4


@pytest.mark.parametrize(
    ("greys", "said"),
    [([0, 1, 0, 1, 1, 1], "8"), ([0, 1, 2, 3, 2, 1], "c"), ([3, 2, 1, 1, 2, 3], "3"), ([5] * 6, "0")],
)
def test_a_bit_is_set_where_it_grows_lighter(greys: list[int], said: str) -> None:
    assert difference_hash(greys, 3, 2) == said
