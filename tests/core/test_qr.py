"""QR codes are drawn by the server."""

import re

import pytest

from goodmob.core.qr import qr_svg

ADDRESS = "https://goodmob.test/mobs/113000000000000000/door?code=BCDFGH"


def test_a_code_is_an_inline_picture_without_styles_or_scripts() -> None:
    drawn = qr_svg(ADDRESS, "For the door")

    assert drawn.startswith('<span class="qrcode" role="img" aria-label="For the door"><svg ')
    assert not re.search(r"style=|<script|on\w+=|href", drawn)
    assert 'stroke="#000"' in drawn
    assert 'fill="#fff"' in drawn


def test_another_address_is_another_picture() -> None:
    assert qr_svg(ADDRESS, "") == qr_svg(ADDRESS, "")
    assert qr_svg(ADDRESS, "") != qr_svg(ADDRESS.replace("BCDFGH", "BCDFGJ"), "")


def test_its_name_is_text() -> None:
    assert 'aria-label="&lt;b&gt;"' in qr_svg(ADDRESS, "<b>")


def test_what_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("x" * 5_000, "")
