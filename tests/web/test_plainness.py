"""What holds for every page: real HTML without scripts, in order, small, and in the reader's language."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from goodmob.core import i18n
from tests.media.samples import picture
from tests.mobs.scene import called
from tests.posts.saying import do, say
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World

HEAVIEST = 60_000
"""What a first view may weigh, packed, in bytes: the page with its style, icons and scripts."""
IMPORTED = re.compile(r'(?:from|import)\s*"([^"]+)"')
LOADED = re.compile(r'"([a-z-]+)": \(\) => import\("([^"]+)"\)')


@pytest.fixture
async def addresses(world: World) -> list[str]:
    """Pages with a bit of everything that a page can carry."""
    ada, ben = await world.person("ada", role="owner"), await world.person("ben")
    data = {"description": 'A "red" <dot>'}
    media = await ada.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")}, data=data)
    post = await say(ada, "Look #tag", media_ids=[media["id"]], sensitive=True, language="fr")
    poll = {"options": ["Tea", "Coffee"], "expires_in": 600}
    answer = await say(ben, "@ada <b>", in_reply_to_id=post["id"], spoiler_text="Careful", poll=poll)
    await say(ben, "See", quoted_status_id=post["id"])
    await do(ben, "reblog", post)
    for verb in ("favourite", "pin"):
        await do(ada, verb, post)
    for number in range(20):
        await say(ada, f"{number} " + "word " * 90)
    own = ["/@ada", "/@ben", "/@ben/with_replies", "/@ada/media"]
    others = ["/", "/tags/tag", "/about", "/auth/sign_in", "/auth/sign_up", "/auth/waiting", "/nowhere"]
    return [*own, *others, *(str(one["url"]).removeprefix("https://goodmob.test") for one in (post, answer))]


async def pages_of(browser: Client, addresses: list[str]) -> dict[str, BeautifulSoup]:
    """The pages at these addresses, without those that lead on."""
    answers = {address: await browser.get(address, headers={"Accept": "text/html"}) for address in addresses}
    pages = {address: answer.text for address, answer in answers.items() if not answer.has_redirect_location}
    return {address: BeautifulSoup(html, "html.parser") for address, html in pages.items()}


@pytest.mark.parametrize("who", ["", "ada"])
@LONG_WALK
async def test_pages_are_well_made(world: World, addresses: list[str], who: str) -> None:
    browser = await browser_of(world, who) if who else world.anyone
    signed_in = (
        [
            *("/home", "/compose", "/notifications", "/explore", "/search?q=be", "/lists", "/bookmarks", "/favourites"),
            *("/welcome", "/follow_requests", "/@ada/followers", "/@ben/following"),
            *("/@ada/featured", "/@ben/featured", "/collections/new"),
            *(
                f"/settings/{page}"
                for page in ("profile", "appearance", "password", "sessions", "apps", "blocks", "mutes")
            ),
        ]
        if who
        else []
    )

    for address, page in (await pages_of(browser, [*addresses, *signed_in])).items():
        ids = [found["id"] for found in page.select("[id]")]
        levels = [int(found.name[1]) for found in page.find_all(re.compile("^h[1-6]$"))]
        labels = {found["for"] for found in page.select("label[for]")}
        fields = page.select(":is(input:not([type=hidden], [type=checkbox]), textarea):not(label *)")
        assert page.select("style, [style], [onclick], base") == [], address
        assert [found["type"] for found in page.select('script:not([type="application/ld+json"])')] == ["module"], (
            address
        )
        assert len(ids) == len(set(ids)), address
        assert [found.name for found in page.select("h1, main")].count("h1") == len(page.select("main")) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)
        assert all(image.has_attr("alt") for image in page.select("img")), address
        assert {found["id"] for found in fields} <= labels, address
        assert all(found["href"] for found in page.select("a")), address
        assert page.title is not None
        assert page.title.text.strip(), address


@LONG_WALK
async def test_a_first_view_is_light(world: World, addresses: list[str]) -> None:
    page = await read(world.anyone, "/")
    sheet = next(str(found["href"]) for found in page.select("link[rel=stylesheet]"))
    icons = str(page.select_one("use")["href"]).partition("#")[0]  # type: ignore[index]
    first = str(page.select_one("script[src]")["src"])  # type: ignore[index]

    mob = await called(world, await world.person("cleo"))
    for address in (*addresses, "/explore", "/mobs", f"/mobs/{mob['id']}", "/search?q=be"):
        weight = 0
        for part in (address, sheet, icons, *await scripts_of(world.anyone, first, address)):
            response = await world.anyone.get(part, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
            assert len(response.content) < 1024 or response.headers["content-encoding"] == "gzip"
            weight += int(response.headers["content-length"])
        assert weight < HEAVIEST, (address, weight)


async def scripts_of(browser: Client, first: str, address: str) -> list[str]:
    """The addresses of all scripts that a page comes to load: what is imported, and its elements."""
    page = (await browser.get(address, headers={"Accept": "text/html"})).text
    found, waiting = [], [first]
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.append(script)
            text = (await browser.get(script)).text
            waiting += [name for name in IMPORTED.findall(text) if name.startswith("/")]
            waiting += [name for tag, name in LOADED.findall(text) if f"<{tag}" in page]
    return found


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
async def test_pages_speak_the_readers_language_and_posts_their_own(
    world: World, addresses: list[str], language: str
) -> None:
    heading = {"en": "What people say", "fr": "Ce que les gens disent", "es": "Lo que dice la gente"}[language]
    world.anyone.headers["Accept-Language"] = language

    pages = await pages_of(world.anyone, addresses)

    assert {page.html["lang"] for page in pages.values() if page.html} == {language}
    assert texts(pages["/"], ".pagehead") == [heading]
    assert {found.get("lang") for found in pages["/tags/tag"].select(".text")} == {"fr"}


async def test_what_is_sensitive_or_warned_of_is_closed(world: World, addresses: list[str]) -> None:
    pages = await pages_of(world.anyone, addresses)

    sensitive = pages["/tags/tag"].select("details.warned")[0]
    warned = pages["/@ben/with_replies"].select("details.warned")[-1]
    assert (texts(sensitive, ":scope > summary"), len(sensitive.select("img"))) == (["Show sensitive content"], 1)
    assert (texts(warned, ":scope > summary"), texts(warned, ".text")) == (["Careful"], ["@ada <b>"])
    assert not sensitive.has_attr("open")
    assert not warned.has_attr("open")
