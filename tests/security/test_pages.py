"""Part D of the list, page by page: what it may run, where it leads, and whose forms it takes."""

from urllib.parse import urlencode, urlsplit

import pytest

from goodmob.app.routes import PAGES
from goodmob.core.web.routes import Policy
from tests.accounts.visits import a_browser_of
from tests.app.belongings import belongings
from tests.app.doors import DOORS, flaw, knock, named
from tests.security.markup import Markup
from tests.security.walks import READING_PAGES, filled, through_doors, through_pages
from tests.world.books import books, changed
from tests.world.browser import forms_of
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

EVIL = "evil.example"
OPENINGS = (
    f"https://{EVIL}/",
    f"//{EVIL}/",
    f"/\\{EVIL}/",
    f"\t//{EVIL}",
    f"https:{EVIL}",
    f"/%2f{EVIL}",
    f"/.//{EVIL}",
)
NAMES = ("return_to", "redirect_uri", "next", "url", "lang", "state", "continue", "redirect")
AS_PAGE = {"Accept": "text/html"}
TAKING_PAGES = [page for page in PAGES if page.method != "GET"]


async def things_of_ada(world: World) -> dict[str, str]:
    """The ids of what Ada has, by kind."""
    ada, ben = await world.person("ada"), await world.person("ben")
    return {**await belongings(world, ada, ben), "tag": "tea", "username": "ada"}


async def test_d34_every_page_runs_and_loads_only_what_is_ours(world: World) -> None:
    things = await things_of_ada(world)
    found = []

    for browser in (await a_browser_of(world, "ada"), world.visitor()):
        async for name, answer in through_pages(browser, things):
            rules = dict(
                rule.strip().partition(" ")[::2] for rule in answer.headers["content-security-policy"].split(";")
            )
            if (
                not {"default-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'"}.items()
                <= rules.items()
            ):
                found.append(f"{name}: {rules}")
            if any("unsafe" in rule or "*" in rule for rule in rules.values()) or "'self'" not in rules["form-action"]:
                found.append(f"{name}: {rules}")
            found += [f"{name}: {fault}" for fault in Markup(answer.text, "needle").faults]
            found += [f"{name}: no {header}" for header in SAFETY if header not in answer.headers]

    assert not found


SAFETY = ("x-content-type-options", "x-frame-options", "referrer-policy", "permissions-policy")


async def test_d34_every_answer_to_a_program_is_inert(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    things = {**await belongings(world, ada, ben), "tag": "tea", "username": "ada"}

    async for name, answer in through_doors(ada, things):
        assert answer.headers["x-content-type-options"] == "nosniff", name
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), name


async def test_d35_no_page_leads_to_another_site(world: World) -> None:
    things = await things_of_ada(world)
    ours = urlsplit(world.house.settings.base_url).netloc
    paths = [filled(page, things) for page in READING_PAGES]
    wanted = [f"{path}?{query}" for path in paths for query in openings()]
    wanted += [
        f"{start}{path}" for start in (f"//{EVIL}", f"/\\{EVIL}", f"/{EVIL}/..") for path in ("/", "/about/", "//")
    ]
    found = []

    for browser in (await a_browser_of(world, "ada"), world.visitor()):
        for address in wanted:
            answer = await browser.request("GET", f"https://{ours}{address}", headers=AS_PAGE)
            place = answer.headers.get("location", "/")
            # Browsers read a backslash as a slash and pass over control characters.
            seen = urlsplit("".join(letter for letter in place.replace("\\", "/") if letter > " "))
            if seen.netloc not in {"", ours} or seen.scheme not in {"", "https"} or place.startswith("//"):
                found.append(f"{address} leads to {place}")

    assert not found


def openings() -> list[str]:
    """Queries that ask to be led elsewhere: every opening once, by names that pages may know."""
    return [urlencode(dict.fromkeys(NAMES, opening)) for opening in OPENINGS]


async def test_d36_no_form_is_taken_that_was_not_filled_in_here(world: World) -> None:
    things = await things_of_ada(world)
    browser = await a_browser_of(world, "ada")
    token = forms_of(await browser.get("/settings/profile"))[0].values["csrf_token"]
    before = await books(world.house.db)
    forged = [
        ({}, {}),
        ({"csrf_token": ""}, {}),
        ({"csrf_token": "0" * 64}, {}),
        ({"csrf_token": token[:-2]}, {}),
        ({"csrf_token": token}, {"Origin": f"https://{EVIL}"}),
        ({"csrf_token": token}, {"Origin": "null"}),
        ({"csrf_token": token}, {"Origin": f"https://goodmob.test.{EVIL}"}),
        ({"csrf_token": token}, {"Sec-Fetch-Site": "cross-site"}),
        ({"csrf_token": token}, {"Sec-Fetch-Site": "same-site"}),
    ]

    for page in TAKING_PAGES:
        # What the system of a device shares has no form of ours; it comes from no other site either.
        for fields, headers in [one for one in forged if one[1] or not page.is_unasked]:
            answer = await browser.request(page.method, filled(page, things), data=fields, headers=headers)
            assert answer.status_code == 403, f"{named(page)} with {fields} {headers}: {answer.status_code}"
    assert not changed(before, await books(world.house.db))
    assert len(TAKING_PAGES) > 5


async def test_d36_no_page_changes_anything_by_being_looked_at(world: World) -> None:
    things = await things_of_ada(world)
    browser = await a_browser_of(world, "ada")
    await browser.get("/deck")  # whoever looks for the first time gets the first columns
    before = await books(world.house.db)

    async for name, _ in through_pages(browser, things):
        assert not changed(before, await books(world.house.db)), name


async def test_d36_a_cookie_opens_no_door_of_the_api(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    before = await books(world.house.db)

    for door in DOORS:
        if door.viewer in {Policy.REQUIRED, Policy.APP}:
            assert not flaw(await knock(browser, door, {}), 401), named(door)
    assert not changed(before, await books(world.house.db))


async def test_d36_no_door_of_the_api_gives_or_takes_a_cookie(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    things = {**await belongings(world, ada, ben), "tag": "tea", "username": "ada"}

    async for name, answer in through_doors(ada, things):
        assert "set-cookie" not in answer.headers, name
        assert "cookie" not in answer.headers.get("vary", "").lower(), name
