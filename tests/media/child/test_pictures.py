"""Pictures in the child: nothing is left of them but upright pixels of a reasonable number."""

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from goodmob.media.child.orders import ConvertedPicture, ConvertPicture
from goodmob.media.child.pictures import convert, fitting
from goodmob.media.child.refusal import Unusable
from tests.media.samples import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    moving_gif,
    opened,
    picture,
    png_of_claimed_size,
    quarters,
    stored,
    with_secrets,
)

FORMS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
KEPT = [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WEBP"), ("AVIF", "JPEG"), ("GIF", "PNG")]

ABOUT_THE_FORMAT = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("loop", "background", "timestamp", "duration"),
}


def converted(folder: Path, content: bytes, form: str) -> tuple[ConvertedPicture, Image.Image, Image.Image]:
    """The child's answer, and the pictures it wrote."""
    (folder / "source").write_bytes(content)
    made = convert(ConvertPicture(str(folder / "source"), str(folder), form))
    return made, opened(folder / made.original.name), opened(folder / made.preview.name)


def near(found: object, wanted: object) -> bool:
    assert isinstance(found, tuple)
    assert isinstance(wanted, tuple)
    return all(abs(one - other) < 40 for one, other in zip(found[:3], wanted[:3], strict=True))


def corners(image: Image.Image) -> list[object]:
    """The colours in the middle of the quarters, row by row."""
    width, height = image.size
    return [image.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]


@pytest.mark.parametrize(("form", "kept"), KEPT)
def test_every_format_is_rewritten_with_a_preview(tmp_path: Path, form: str, kept: str) -> None:
    made, original, preview = converted(tmp_path, stored(quarters(), form), form)

    assert (original.format, original.size) == (kept, (80, 60))
    assert (preview.format, preview.size) == ("WEBP", (80, 60))
    assert (made.original.width, made.original.height, made.moves) == (80, 60, False)
    assert all(map(near, corners(original.convert("RGB")), [RED, GREEN, BLUE, WHITE]))
    assert len(made.blurhash) == 28


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_was_attached_stays(tmp_path: Path, form: str) -> None:
    content = with_secrets(form)
    assert b"Secret" in content
    made, original, preview = converted(tmp_path, content, form)

    for image, name in ((original, made.original.name), (preview, made.preview.name)):
        assert not image.getexif()
        assert set(image.info) <= ABOUT_THE_FORMAT
        assert b"Secret" not in (tmp_path / name).read_bytes()


def test_what_lies_behind_the_picture_does_not_stay(tmp_path: Path) -> None:
    made, _, _ = converted(tmp_path, picture("PNG") + b"<script>alert(1)</script>", "PNG")

    assert b"script" not in (tmp_path / made.original.name).read_bytes()


@pytest.mark.parametrize(("orientation", "turned"), [(1, False), (3, False), (6, True), (8, True)])
def test_a_picture_is_turned_upright(tmp_path: Path, orientation: int, turned: bool) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    made, original, _ = converted(tmp_path, stored(quarters(), "JPEG", exif=exif), "JPEG")

    assert original.size == ((60, 80) if turned else (80, 60))
    assert (made.original.width, made.original.height) == original.size
    upright = {1: [RED, GREEN, BLUE, WHITE], 3: [WHITE, BLUE, GREEN, RED]}
    upright |= {6: [BLUE, RED, WHITE, GREEN], 8: [GREEN, WHITE, RED, BLUE]}
    assert all(map(near, corners(original), upright[orientation]))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_whose_exif_is_nonsense_is_taken_as_it_lies(tmp_path: Path) -> None:
    content = stored(quarters(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40)
    _, original, _ = converted(tmp_path, content, "JPEG")

    assert original.size == (80, 60)


def test_transparency_is_kept_where_there_is_any(tmp_path: Path) -> None:
    sheer = quarters().convert("RGBA")
    sheer.putalpha(100)
    for form, kept in (("PNG", "PNG"), ("WEBP", "WEBP"), ("AVIF", "WEBP")):
        _, original, preview = converted(tmp_path, stored(sheer, form), form)
        assert (original.format, original.mode, preview.mode) == (kept, "RGBA", "RGBA")

    solid = quarters().convert("RGBA")
    _, original, _ = converted(tmp_path, stored(solid, "PNG"), "PNG")
    assert original.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_sort_of_pixels_becomes_colours(tmp_path: Path, mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    image = quarters().convert("L").convert("I").point(lambda value: value * 257) if mode == "I;16" else quarters()
    _, original, _ = converted(tmp_path, stored(image.convert(mode), form), form)

    grey = quarters().convert("L").convert("RGB")
    coloured = [RED, GREEN, BLUE, WHITE] if mode in {"P", "CMYK"} else corners(grey)
    if mode != "1":
        assert all(map(near, corners(original.convert("RGB")), coloured))
    assert original.mode == "RGB"


def test_colours_of_a_profile_are_brought_to_srgb(tmp_path: Path) -> None:
    # In this profile the numbers of red and blue stand for each other, so a viewer without profiles sees the wrong one.
    swapped = ImageCms.createProfile("sRGB")
    profile = bytearray(ImageCms.ImageCmsProfile(swapped).tobytes())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * 20, 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red + 4 : red + 8], profile[blue + 4 : blue + 8] = profile[blue + 4 : blue + 8], profile[red + 4 : red + 8]
    _, original, _ = converted(tmp_path, picture("PNG", colour=RED, icc_profile=bytes(profile)), "PNG")

    found = original.getpixel((40, 30))
    assert isinstance(found, tuple)
    assert found[2] > 150 > found[0]


def test_a_nonsense_profile_does_no_harm(tmp_path: Path) -> None:
    for mode, form in (("RGB", "PNG"), ("CMYK", "JPEG")):
        content = stored(quarters().convert(mode), form, icc_profile=b"nonsense" * 40)
        _, original, _ = converted(tmp_path, content, form)
        assert all(map(near, corners(original.convert("RGB")), [RED, GREEN, BLUE, WHITE]))


def test_large_pictures_are_reduced_and_small_ones_left(tmp_path: Path) -> None:
    made, original, preview = converted(tmp_path, picture("JPEG", (5000, 2500)), "JPEG")

    assert original.size == (made.original.width, made.original.height) == (4072, 2036)
    assert preview.size == (678, 339)


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1), (33_000, 1000)])
def test_proportions_however_odd_stay_inside_the_bounds(size: tuple[int, int]) -> None:
    for pixels in (8_294_400, 230_400):
        width, height = fitting(size, pixels)
        assert 1 <= width * height <= pixels
        assert max(width, height) <= 8192


def test_a_strip_can_be_kept(tmp_path: Path) -> None:
    _, original, _ = converted(tmp_path, picture("PNG", (30_000, 2)), "PNG")

    assert original.size == (8192, 1)


def test_of_a_moving_gif_the_first_frame_is_taken_and_the_movement_told(tmp_path: Path) -> None:
    made, original, _ = converted(tmp_path, moving_gif(), "GIF")

    assert made.moves
    assert (original.format, original.size) == ("PNG", (48, 32))


@pytest.mark.parametrize("size", [(7681, 4320), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_unpack_to_too_much_is_refused_before_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(Unusable, match="which is more than 33 million"):
        converted(tmp_path, png_of_claimed_size(*size), "PNG")


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_that_is_cut_off_is_refused(tmp_path: Path, form: str) -> None:
    whole = stored(Image.effect_noise((200, 200), 90).convert("RGB"), form)
    for share in (0.01, 0.5):
        with pytest.raises(Unusable, match="damaged or not"):
            converted(tmp_path, whole[: int(len(whole) * share)], form)


def test_a_picture_of_another_format_than_ordered_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="not what it seems to be"):
        converted(tmp_path, picture("PNG"), "JPEG")
