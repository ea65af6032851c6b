"""Sharing from other apps: the composer opens with it, and nothing is posted by itself."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.media.samples import picture
from tests.web.reading import browser_of, read
from tests.world.browser import sign_in
from tests.world.world import PASSWORD, World

FROM_THE_SYSTEM = {"Sec-Fetch-Site": "none"}


def written(page: BeautifulSoup) -> str:
    """What stands in the composer."""
    return str(page.select_one("#compose-text").text).strip()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        ({"title": "Tea", "text": "", "url": "https://tea.example/"}, "Tea\nhttps://tea.example/"),
        ({"text": "Read https://tea.example/", "url": "https://tea.example/"}, "Read https://tea.example/"),
        ({"title": "Tea", "text": "Tea"}, "Tea"),
        ({"title": "", "text": ""}, ""),
    ],
)
async def test_a_link_opens_the_composer(world: World, shared: dict[str, str], words: str) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    by_system = await browser.post("/share", data=shared, headers=FROM_THE_SYSTEM)
    by_link = await browser.get("/share", params=shared)

    for answer in (by_system, by_link):
        assert answer.status_code == 200
        assert written(BeautifulSoup(answer.text, "html.parser")) == words
    assert await world.anyone.api("GET", "/api/v1/timelines/public") == []


async def test_pictures_come_along(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    files = [("pictures", (f"{number}.png", picture(), "image/png")) for number in range(2)]

    answer = await browser.post("/share", data={"text": "Look"}, files=files, headers=FROM_THE_SYSTEM)

    page = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, written(page)) == (200, "Look")
    assert len(page.select(".shots .shot img")) == 2


async def test_what_is_no_picture_is_named_and_the_words_stay(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    files = [("pictures", ("a.png", b"not a picture", "image/png"))]

    answer = await browser.post("/share", data={"text": "Look"}, files=files, headers=FROM_THE_SYSTEM)

    page = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, written(page)) == (422, "Look")
    assert page.select(".err")


async def test_who_signs_in_first_finds_the_words_afterwards(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()

    led = await browser.post(
        "/share",
        data={"title": "Tea", "url": "https://tea.example/?a=1&b=2"},
        files=[("pictures", ("a.png", picture(), "image/png"))],
        headers=FROM_THE_SYSTEM,
    )
    page = await browser.get(led.headers["location"])
    back = parse_qs(urlsplit(led.headers["location"]).query)["return_to"][0]
    await sign_in(browser, "ada", PASSWORD)

    assert led.status_code == 303
    assert "share the pictures once more" in page.text
    assert written(await read(browser, back)) == "Tea\nhttps://tea.example/?a=1&b=2"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
async def test_other_sites_cannot_share(world: World, headers: dict[str, str]) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    assert (await browser.post("/share", data={"text": "Buy"}, headers=headers)).status_code == 403
