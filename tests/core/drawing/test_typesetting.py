"""Words in our own type, and what becomes of signs that it does not have."""

import pytest

from goodmob.core.drawing.typesetting import lines_of, readable, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tea at ten", "Tea at ten"),
        ("łódź, ñandú, straße", "łódź, ñandú, straße"),
        ("Tea 🎉 party", "Tea party"),
        ("Tea and 茶", "Tea and"),
        ("日本語のテキスト", ""),
        ("שלום עולם", ""),
        ("  many \n lines\t", "many lines"),
        ("", ""),
    ],
)
def test_signs_without_a_drawing_are_left_out(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_lines_are_as_wide_as_there_is_room() -> None:
    text = "The quick brown fox jumps over the lazy dog " * 8

    lines = lines_of(text, 44, 700, 500, 4)

    assert len(lines) == 4
    assert all(width_of(line, 44, 700) <= 500 for line in lines)
    assert lines[-1].endswith("…")
    assert text.startswith(" ".join(lines).removesuffix("…"))


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = lines_of("W" * 100, 44, 700, 400, 50)

    assert len(lines) > 1
    assert "".join(lines) == "W" * 100
