"""How browsers are called on the page of sessions."""

import pytest

from goodmob.accounts.rules.browsers import browser_name
from tests.web.reading import browser_of, read, texts
from tests.world.world import World

MOZILLA = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (f"{MOZILLA}(Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        (f"{MOZILLA}(X11; Linux x86_64) {WEBKIT}Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux"),
        (f"{MOZILLA}(Windows NT 10.0) {WEBKIT}Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        (f"{MOZILLA}(Linux; Android 16) {WEBKIT}Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
        (f"{MOZILLA}(iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari, iPhone"),
        (f"{MOZILLA}(Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15", "Safari, macOS"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_browsers_are_called_as_people_call_them(said: str, name: str) -> None:
    assert browser_name(said) == name


async def test_the_page_of_sessions_calls_them_so(world: World) -> None:
    await world.person("ada")

    [entry] = texts(await read(await browser_of(world, "ada"), "/settings/sessions"), ".setting .or > span")

    assert "this browser" in entry
