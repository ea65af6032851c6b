"""Large counts are short where there is little room, as the reader's language says them, and whole for who asks."""

import pytest

from goodmob.accounts.actions.count import change_counts
from goodmob.core import i18n
from tests.web.reading import read
from tests.world.world import World


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["999", "9,999", "10K", "12.3K", "123K", "999K", "1.2M"]),
        ("fr", ["999", "9 999", "10 k", "12,3 k", "123 k", "999 k", "1,2 M"]),
        ("es", ["999", "9.999", "10 mil", "12,3 mil", "123 mil", "999 mil", "1,2 M"]),
    ],
)
def test_numbers_are_cut_off_the_languages_way(language: str, told: list[str]) -> None:
    with i18n.spoken(language):
        written = [i18n.format_compact(number) for number in (999, 9_999, 10_000, 12_399, 123_456, 999_999, 1_234_567)]

    assert [" ".join(text.split()) for text in written] == told


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (1, "1 second", "1 seconde"),
        (60, "1 minute", "1 minute"),
        (61, "2 minutes", "2 minutes"),
        (3600, "1 hour", "1 heure"),
    ],
)
def test_a_wait_is_never_told_too_short(seconds: int, english: str, french: str) -> None:
    told = []
    for language in ("en", "fr"):
        with i18n.spoken(language):
            told.append(" ".join(i18n.format_wait(seconds).split()))

    assert told == [english, french]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl"), ("he", "rtl")])
def test_each_language_has_its_direction(language: str, direction: str) -> None:
    assert i18n.direction(language) == direction


async def test_a_profile_tells_large_counts_short_and_whole(world: World) -> None:
    ada = await world.person("ada")
    await world.house.db.act(change_counts, int(ada.id), followers=12_345, following=7)

    page = await read(world.anyone, "/@ada")
    [large] = page.select("data[value='12345']")

    assert [part.text for part in large.select("span")] == ["12.3K", "12,345"]
    assert (large["title"], large.select("span")[0]["aria-hidden"]) == ("12,345", "true")
    assert page.select_one("a[href='/@ada/following']").text == "7"  # type: ignore[union-attr]
