"""Choosing the language of the pages, and light or dark."""

from tests.accounts.visits import a_browser_of
from tests.web.reading import read, texts
from tests.world.browser import fill
from tests.world.world import World


async def test_language_goes_with_the_person_and_the_theme_stays_in_the_browser(world: World) -> None:
    await world.person("ada")
    here, elsewhere = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")

    answer = await fill(here, await here.get("/settings/appearance"), language="es", theme="dark")
    first = await read(here, answer.headers["location"])
    again, other = await read(here, "/about"), await read(elsewhere, "/about")

    assert texts(first, ".main > .notice") == ["Tus opciones están guardadas."]
    assert [(page.html["lang"], page.html.get("data-theme")) for page in (first, again, other) if page.html] == [
        ("es", "dark"),
        ("es", "dark"),
        ("es", None),
    ]


async def test_only_languages_and_themes_that_exist_are_taken(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/appearance")

    answers = [
        await fill(browser, page, language="xx", theme="dark"),
        await fill(browser, page, theme="pink"),
        await fill(browser, page, contrast="loud"),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]


async def test_contrast_is_chosen_in_this_browser(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    async def linked() -> list[str | None]:
        page = await read(browser, "/about")
        return [str(found.get("media")) for found in page.select("link[rel=stylesheet]") if "contrast" in found["href"]]

    seen = [await linked()]
    for wish in ("more", "usual", "system"):
        answer = await fill(browser, await browser.get("/settings/appearance"), contrast=wish)
        await read(browser, answer.headers["location"])
        seen.append(await linked())

    asked = "(prefers-contrast: more)"
    assert seen == [[asked], ["None"], [], [asked]]
