"""Pressing buttons on the pages of mobs."""

from typing import Any

from tests.world.browser import fill, forms_of
from tests.world.client import Client

HTMX = {"HX-Request": "true"}


async def press(browser: Client, address: str, ending: str, **typed: Any) -> Any:
    """The answer to the first form of a page that leads to an address with this ending."""
    page = await browser.get(address)
    found = [number for number, form in enumerate(forms_of(page)) if form.action.endswith(ending)]
    assert found, (ending, [form.action for form in forms_of(page)])
    return await fill(browser, page, form=found[0], **typed)


def page_of(mob: Any) -> str:
    """Where the mob is."""
    return f"/mobs/{mob['id']}"
