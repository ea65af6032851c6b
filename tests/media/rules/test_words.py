"""Words about files: descriptions and focal points."""

import pytest

from goodmob.core.errors import Invalid
from goodmob.media.rules.words import Words, words_of


def test_blank_words_are_none() -> None:
    assert words_of("  \n", " ") == Words(None, None)


def test_words_are_kept_without_the_space_around_them() -> None:
    assert words_of(" A cat ", "-0.5, 1") == Words("A cat", (-0.5, 1.0))


def test_a_description_of_1500_characters_is_the_longest() -> None:
    assert words_of("é" * 1500, "").description == "é" * 1500
    with pytest.raises(Invalid, match="Description is too long") as refusal:
        words_of("é" * 1501, "")
    assert refusal.value.field == "description"


@pytest.mark.parametrize("focus", ["1", "1,2,3", "a,b", "0.1;0.2", "nan,0", "0,inf", "1.01,0", "0,-2", ","])
def test_a_focal_point_is_two_numbers_inside_the_picture(focus: str) -> None:
    with pytest.raises(Invalid, match="Focus must be two numbers") as refusal:
        words_of("", focus)
    assert refusal.value.field == "focus"
