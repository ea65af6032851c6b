"""What the tests of columns do and see in a browser without scripts."""

from typing import Any

from bs4 import BeautifulSoup

from tests.web.reading import read
from tests.world.browser import Response
from tests.world.client import Client

IN_PLACE = {"HX-Request": "true"}


async def send(browser: Client, address: str, **fields: Any) -> Response:
    """The answer to a form of the deck with these fields."""
    page = await read(browser, "/deck")
    token = str(page.select_one("#deck-order [name=csrf_token]")["value"])  # type: ignore[index]
    return await browser.post(address, data={"csrf_token": token, **fields})


async def add(browser: Client, kind: str, subject: str = "", **more: Any) -> str:
    """Adds a column, and gives its id."""
    answer = await send(browser, "/deck/columns", kind=kind, subject=subject, **more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/deck#column-")


async def columns(browser: Client) -> list[str]:
    """The columns by name, with what stands below it."""
    page = await read(browser, "/deck")
    return [" ".join(head.text.split()) for head in page.select("deck-column h2")]


async def ids(browser: Client) -> list[str]:
    """The columns in order, by id."""
    return [str(one["data-id"]) for one in (await read(browser, "/deck")).select("deck-column")]


async def inside(browser: Client, column_id: str, query: str = "", **headers: str) -> BeautifulSoup:
    """What stands in a column, as its script gets it."""
    answer = await browser.get(f"/deck/columns/{column_id}{query}", headers={**IN_PLACE, **headers})
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def said(part: BeautifulSoup) -> list[str]:
    """The words of the posts in a column, in order."""
    return [" ".join(found.text.split()) for found in part.select(".timeline .text")]
