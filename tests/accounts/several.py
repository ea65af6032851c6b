"""What somebody does at the pages who has several accounts."""

from tests.world.browser import Response, fill, forms_of
from tests.world.client import Client
from tests.world.world import World

ACCOUNTS = "/settings/accounts"


async def a_further_one(browser: Client, username: str) -> Response:
    """The answer to the form for a further account."""
    page = await browser.get(ACCOUNTS)
    number = next(index for index, form in enumerate(forms_of(page)) if form.action.endswith(ACCOUNTS))
    return await fill(browser, page, form=number, username=username)


async def id_of(world: World, username: str) -> int:
    """The id of an account that others see."""
    return int((await world.anyone.api("GET", f"/api/v1/accounts/lookup?acct={username}"))["id"])


async def who_acts(browser: Client, headers: dict[str, str] | None = None) -> str:
    """The address of whom a browser's pages speak to."""
    page = await browser.get("/settings/profile", headers=headers or {})
    assert page.status_code == 200
    return page.text.split('class="me" href="')[1].split('"')[0]


async def switch(browser: Client, account_id: int) -> Response:
    """The answer to the button that acts for another account."""
    token = forms_of(await browser.get(ACCOUNTS))[0].values["csrf_token"]
    return await browser.post("/accounts/switch", data={"csrf_token": token, "account_id": str(account_id)})
