"""BlurHash: letters in which the colours of a picture can be read again."""

from goodmob.media.child.blurhash import DIGITS, blurhash

LEFT_DARK = [(0, 0, 0)] * 8 + [(255, 255, 255)] * 8
"""A row, dark on the left."""


def value(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 83 + DIGITS.index(letter)
    return found


def waves(text: str) -> list[int]:
    """How strong the green of each wave is, from -9 to 9, across before down."""
    return [value(text[at : at + 2]) // 19 % 19 - 9 for at in range(6, len(text), 2)]


def test_black_has_no_waves() -> None:
    assert blurhash([(0, 0, 0)] * 12, 4, 3) == "L00000fQfQfQfQfQfQfQfQfQfQfQ"


def test_the_mean_colour_can_be_read() -> None:
    text = blurhash([(200, 30, 90)] * 64, 8, 8)

    assert len(text) == 28
    assert value(text[0]) == 3 + 2 * 9
    assert value(text[2:6]) == (200 << 16) + (30 << 8) + 90


def test_waves_tell_left_from_right() -> None:
    dark_left = waves(blurhash(LEFT_DARK * 16, 16, 16))
    dark_right = waves(blurhash(LEFT_DARK[::-1] * 16, 16, 16))

    assert dark_left[0] == -9
    assert dark_right[0] == 9


def test_waves_tell_above_from_below() -> None:
    below, above = [(255, 255, 255)] * 128, [(0, 0, 0)] * 128

    assert waves(blurhash(above + below, 16, 16))[3] == -9
    assert waves(blurhash(below + above, 16, 16))[3] == 9


def test_one_pixel_is_enough() -> None:
    assert value(blurhash([(255, 255, 255)], 1, 1)[2:6]) == 0xFFFFFF
