"""Emoji are found by the words of their names."""

import pytest

from goodmob.core.text.emoji import qualified
from goodmob.core.text.emoji_names import emoji_called


@pytest.mark.parametrize(
    ("beginning", "first"),
    [("thumbs", "👍"), ("teacup", "🍵"), ("red_app", "🍎"), ("joyst", "🕹️"), ("BICY", "🚲"), ("heavy black he", "❤️")],
)
def test_the_shortest_name_comes_first(beginning: str, first: str) -> None:
    assert emoji_called(beginning, 3)[0].emoji == first


def test_every_one_is_an_emoji_written_in_full_and_no_part_of_one() -> None:
    found = [one for letter in "abcdefghijklmnopqrstuvwxyz" for one in emoji_called(letter, 2_000)]

    assert all(qualified(one.emoji) == one.emoji for one in found)
    assert not {"🏽", "🇫", "©"} & {one.emoji for one in found}


@pytest.mark.parametrize("beginning", ["", "::", "nosuchthing", "ü"])
def test_what_names_none_finds_none(beginning: str) -> None:
    assert list(emoji_called(beginning, 5)) == []


def test_no_more_are_given_than_wanted() -> None:
    assert len(emoji_called("cat", 4)) == 4
