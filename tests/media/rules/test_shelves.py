"""Shelves: which files are served, and as what."""

import pytest

from goodmob.media.rules.shelves import served_type


def test_what_was_converted_is_served_as_what_it_is() -> None:
    assert served_type("attachments/3f/9a/3f9a.webp") == "image/webp"
    assert served_type("avatars/3f/9a/3f9a.png") == "image/png"
    assert served_type("attachments/3f/9a/3f9a.mp4") == "video/mp4"


@pytest.mark.parametrize(
    "key",
    ["incoming/3f/9a/3f9a.bin", "incoming/3f/9a/3f9a.png", "attachments/3f/9a/3f9a.html", "3f9a.png", "attachments"],
)
def test_nothing_else_is_served(key: str) -> None:
    assert served_type(key) is None
