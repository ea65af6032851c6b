"""Ada takes along and brings in a browser, without a script."""

from tests.accounts.visits import a_browser_of
from tests.world.browser import fill, forms_of
from tests.world.world import World


def chosen(text: str, name: str = "blocked_accounts.csv") -> dict[str, tuple[str, bytes, str]]:
    return {"data": (name, text.encode(), "text/csv")}


async def test_ada_looks_at_a_file_confirms_and_sees_what_failed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser = await a_browser_of(world, "ada")

    sent = await fill(
        browser,
        await browser.get("/settings/import"),
        files=chosen("ben\nnobody at all\ngus@far.example\n"),
        type="blocks",
    )
    assert sent.status_code == 303
    preview = await browser.get(sent.headers["location"])
    assert "3 rows are in the file." in preview.text
    assert "1 of them cannot be used." in preview.text
    assert await ada.api("GET", "/api/v1/blocks") == []

    await fill(browser, preview)
    under_way = await browser.get(sent.headers["location"])
    assert under_way.headers["refresh"] == "5"
    await world.settle()
    done = await browser.get(sent.headers["location"])
    assert "refresh" not in done.headers
    assert "1 of 3 done" in done.text
    assert "This account is not known here yet." in done.text
    failures = await browser.get(f"{sent.headers['location']}/failures")
    assert failures.text.splitlines()[0] == "Account address,Error"
    assert [one["id"] for one in await ada.api("GET", "/api/v1/blocks")] == [ben.id]

    await fill(browser, done)
    assert (await browser.get(sent.headers["location"])).status_code == 404


async def test_a_file_of_another_kind_is_pointed_out(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    text = "Account address,Hide notifications\nben,true\n"

    page = await browser.get("/settings/import")
    sent = await fill(browser, page, files=chosen(text, "muted_accounts.csv"), type="following")

    assert "This file rather looks like: Whom you mute." in (await browser.get(sent.headers["location"])).text


async def test_a_file_that_cannot_be_used_is_explained(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/import")

    empty = await fill(browser, page, files=chosen("\n\n"), type="blocks")
    none = await fill(browser, page, type="blocks")
    lists = await fill(browser, page, files=chosen("Account address\nben\n"), type="lists")

    assert [answer.status_code for answer in (empty, none, lists)] == [422, 422, 422]
    assert "The file is empty." in empty.text
    assert "Choose a file." in none.text
    assert "a column is missing" in lists.text


async def test_ada_downloads_a_list_and_her_archive(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    browser, bens = await a_browser_of(world, "ada"), await a_browser_of(world, "ben")

    page = await browser.get("/settings/export")
    file = await browser.get("/settings/export/lists/muted_accounts.csv")
    assert file.text == "Account address,Hide notifications\nben@goodmob.test,true\n"
    assert file.headers["content-disposition"] == 'attachment; filename="muted_accounts.csv"'
    assert (await browser.get("/settings/export/lists/passwords.csv")).status_code == 404

    asked = await fill(browser, page)
    assert asked.status_code == 303
    waiting = await browser.get("/settings/export")
    assert "<progress" in waiting.text
    assert waiting.headers["refresh"] == "10"
    assert forms_of(waiting) == []
    await world.settle()
    [archive] = await ada.api("GET", "/api/v1/archives")
    address = f"/settings/export/archives/{archive['id']}"
    assert address in (await browser.get("/settings/export")).text
    assert (await browser.get(address)).headers["content-type"] == "application/zip"
    assert (await bens.get(address)).status_code == 404


async def test_files_brought_on_the_page_count_as_uploads(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/import")
    world.change(rate_limits=True)

    answers = [await fill(browser, page, files=chosen("\n\n"), type="blocks") for _ in range(31)]

    assert [answer.status_code for answer in answers] == [422] * 30 + [429]
