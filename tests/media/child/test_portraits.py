"""Avatars and headers in the child: cut around the middle, never enlarged, moving where that is light enough."""

from pathlib import Path

import pytest
from PIL import Image

from goodmob.media.child import portraits
from goodmob.media.child.orders import CroppedPicture, CropPicture
from goodmob.media.child.portraits import crop
from tests.media.samples import BLUE, RED, frames_of, moving_gif, opened, picture, stored


def cropped(folder: Path, content: bytes, form: str, width: int = 400, height: int = 400) -> CroppedPicture:
    """The child's answer."""
    (folder / "source").write_bytes(content)
    return crop(CropPicture(str(folder / "source"), str(folder), form, width, height))


@pytest.mark.parametrize(
    ("size", "wanted", "cut"),
    [
        ((800, 600), (400, 400), (400, 400)),
        ((100, 60), (400, 400), (60, 60)),
        ((3000, 3000), (1500, 500), (1500, 500)),
        ((300, 300), (1500, 500), (300, 100)),
        ((1, 1), (1500, 500), (1, 1)),
    ],
)
def test_pictures_are_cut_to_their_proportions(
    tmp_path: Path, size: tuple[int, int], wanted: tuple[int, int], cut: tuple[int, int]
) -> None:
    made = cropped(tmp_path, picture("PNG", size), "PNG", *wanted)

    assert (made.shown.width, made.shown.height, made.still) == (*cut, None)
    assert opened(tmp_path / made.shown.name).size == cut


def test_the_middle_is_kept(tmp_path: Path) -> None:
    wide = Image.new("RGB", (300, 100), RED)
    wide.paste(BLUE, (100, 0, 200, 100))
    made = cropped(tmp_path, stored(wide, "PNG"), "PNG")

    assert opened(tmp_path / made.shown.name).getcolors() == [(100 * 100, BLUE)]


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_a_moving_picture_moves_on_and_has_a_still(tmp_path: Path, form: str) -> None:
    content = moving_gif(5)
    if form == "WEBP":
        (tmp_path / "moving.gif").write_bytes(content)
        with Image.open(tmp_path / "moving.gif") as moving:
            content = stored(moving, "WEBP", save_all=True)
    made = cropped(tmp_path, content, form)

    shown = opened(tmp_path / made.shown.name)
    assert (shown.format, frames_of(tmp_path / made.shown.name), shown.size) == ("WEBP", 5, (32, 32))
    assert made.still is not None
    assert frames_of(tmp_path / made.still.name) == 1


def test_a_picture_with_too_much_movement_stands_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portraits, "MOST_WRITTEN_PIXELS", 4 * 32 * 32)
    made = cropped(tmp_path, moving_gif(5), "GIF")

    assert (made.shown.name, made.still) == ("shown.png", None)
