"""Reading pages as a browser without scripts does."""

from bs4 import BeautifulSoup, Tag
from sqlalchemy import bindparam, update

from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from tests.world.browser import sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

SET_STATE = statement(update(account).where(account.c.id == bindparam("of_id")).values(state=bindparam("new_state")))


async def read(browser: Client, address: str) -> BeautifulSoup:
    """The page at an address, which has to be there."""
    response = await browser.get(address)
    assert response.status_code == 200, (address, response.status_code, response.text[:500])
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return BeautifulSoup(response.text, "html.parser")


async def browser_of(world: World, username: str) -> Client:
    """A browser in which somebody is signed in."""
    browser = world.visitor()
    assert (await sign_in(browser, username, PASSWORD)).status_code == 303
    return browser


async def set_state(world: World, whom: Client, state: str) -> None:
    """Puts an account into a state, as moderators and deletions do."""

    async def put(tx: Transaction) -> None:
        await tx.run(SET_STATE, of_id=int(whom.id), new_state=state)

    await world.house.db.act(put)


def texts(page: Tag, selector: str = ".timeline .text") -> list[str]:
    """What stands in each of the places, in order."""
    return [" ".join(found.text.split()) for found in page.select(selector)]


def link(page: BeautifulSoup, rel: str) -> str | None:
    """Where the page's link of this kind leads: canonical, next, prev."""
    found = page.find(["a", "link"], rel=rel)
    return None if found is None else str(found["href"])


def meta(page: BeautifulSoup, name: str) -> str | None:
    """What search engines and link previews are told under this name."""
    found = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"name": name})
    return None if found is None else str(found["content"])
