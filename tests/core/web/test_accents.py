"""The accent of a server: colours that follow from one, and the style sheet that tells them."""

import pytest

from goodmob.core.colours import contrast, lightness_of, nearest, of_lightness
from goodmob.core.web import accents
from goodmob.core.web.look import Look
from tests.core.web.rig import house, visitor

VIOLET = "#663399"


@pytest.mark.parametrize(
    ("accent", "fill", "ink", "text"),
    [
        ("#e8502a", "#e8502a", "#170e09", "#c13206"),
        ("#0000ff", "#0000ff", "#ffffff", "#0000ff"),
        ("#ffff00", "#989818", "#170e09", "#6b6b11"),
        ("#000000", "#000000", "#ffffff", "#000000"),
    ],
)
def test_a_colour_stays_as_it_is_where_it_can(accent: str, fill: str, ink: str, text: str) -> None:
    found = accents.tokens(accent, accents.LIGHT)

    assert (found["accent"], found["on-accent"], found["accent-text"]) == (fill, ink, text)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast(VIOLET, VIOLET) == 1


def test_a_colour_changes_in_lightness_and_keeps_its_hue() -> None:
    lighter = of_lightness(VIOLET, 0.8)

    assert lightness_of(lighter) == pytest.approx(0.8, abs=0.01)
    assert of_lightness(lighter, lightness_of(VIOLET)) != of_lightness("#336699", lightness_of(VIOLET))
    assert of_lightness(VIOLET, lightness_of(VIOLET)) == VIOLET
    with pytest.raises(ValueError, match="fits"):
        nearest(VIOLET, lambda _: False)


async def test_the_sheet_lies_where_its_content_says() -> None:
    address = accents.address(VIOLET, more=False)
    kept = await visitor().get(address)
    strange = [
        await visitor().get(where)
        for where in (
            address.replace("663399", "663398"),
            address.replace("usual", "more"),
            "/theme/red-usual-000000000000.css",
            "/theme/x",
        )
    ]

    assert (kept.status_code, kept.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in kept.headers["Cache-Control"]
    assert kept.text.startswith("@layer tokens{:root{--accent:light-dark(#")
    assert [answer.status_code for answer in strange] == [404] * 4


async def test_colours_that_nobody_wished_are_not_reckoned_without_end() -> None:
    stranger = visitor(place=house(rate_limits=True))
    answers = [await stranger.get(f"/theme/{number:06x}-x-0.css") for number in range(301)]

    assert [answer.status_code for answer in answers] == [404] * 300 + [429]


def test_a_page_links_what_its_reader_wishes() -> None:
    look = Look("/contrast.css")
    plain = [look.sheets(wish) for wish in ("", "more", "usual")]
    look.accent = VIOLET
    own = [[(sheet.href[:16], sheet.media) for sheet in look.sheets(wish)] for wish in ("", "more", "usual")]
    asked = "(prefers-contrast: more)"

    assert plain == [[("/contrast.css", asked)], [("/contrast.css", "")], []]
    assert own[0] == [("/theme/663399-us", ""), ("/contrast.css", asked), ("/theme/663399-mo", asked)]
    assert own[1] == [("/theme/663399-us", ""), ("/contrast.css", ""), ("/theme/663399-mo", "")]
    assert own[2] == [("/theme/663399-us", "")]
