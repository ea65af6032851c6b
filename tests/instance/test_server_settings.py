"""What the server is called and looks like, as its staff set it on a page."""

import json

import pytest
from sqlalchemy import select

from goodmob.app.opening import close_house, open_house
from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from goodmob.instance.queries.settings import server_face
from goodmob.instance.wearing import wear_face
from tests.media.samples import picture
from tests.web.reading import browser_of, link, meta, read, texts
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World

ADDRESS = "/settings/server"
AUDIT = statement(select(audit_entry.c.actor_id, audit_entry.c.action, audit_entry.c.details))


async def owner(world: World) -> Client:
    """A browser of the owner."""
    await world.person("ada", role="owner")
    return await browser_of(world, "ada")


async def test_the_name_is_shown_everywhere_at_once(world: World) -> None:
    ada = await owner(world)

    answer = await fill(
        ada, await ada.get(ADDRESS), title="Canal Town", description="By the water", contact_account="@ada"
    )

    assert answer.headers["location"] == ADDRESS
    front = await read(world.anyone, "/about")
    assert texts(front, ".rail .brand") == ["Canal Town"]
    assert meta(front, "og:site_name") == "Canal Town"
    assert texts(front, ".lede p") == ["By the water"]
    newer, older = [await world.anyone.api("GET", f"/api/v{number}/instance") for number in (2, 1)]
    assert [(told["title"], told["description"]) for told in (newer, older)] == [("Canal Town", "By the water")] * 2
    assert newer["contact"]["account"]["username"] == "ada"
    assert "Canal Town" in (await world.anyone.get("/public.rss")).text


async def test_a_page_says_where_a_value_comes_from(world: World) -> None:
    ada = await owner(world)
    world.change(description="From a file")
    world.house.given = world.house.settings
    before = texts(await read(ada, ADDRESS), ".hint")

    await fill(ada, await ada.get(ADDRESS), title="Canal Town", description="By the water")
    after = texts(await read(ada, ADDRESS), ".hint")
    await fill(ada, await ada.get(ADDRESS), title="", description="")
    emptied = await world.anyone.api("GET", "/api/v2/instance")

    assert before[:2] == [
        "Nobody set it yet, so it is: Goodmob",
        "From goodmob.toml or the environment. What you write here stands over it.",
    ]
    assert after[:2] == [
        "Set on this page. Emptied, it would be: Goodmob",
        "Set on this page. Emptied, it would be: From a file",
    ]
    assert (emptied["title"], emptied["description"]) == ("Goodmob", "From a file")


async def test_the_accent_is_a_style_sheet_of_our_own(world: World) -> None:
    ada = await owner(world)

    await fill(ada, await ada.get(ADDRESS), own_accent="1", accent="#663399")
    page = await read(world.anyone, "/")
    sheets = [str(found["href"]) for found in page.select("link[rel=stylesheet]") if "/theme/" in found["href"]]
    sent = [await world.anyone.get(sheet) for sheet in sheets]
    await fill(ada, await ada.get(ADDRESS), own_accent="")
    plain = await read(world.anyone, "/")

    assert [answer.status_code for answer in sent] == [200, 200]
    assert "--accent:light-dark(#663399," in sent[0].text
    assert server_face(world.house).accent == ""
    assert not plain.select("link[href^='/theme/']")


async def test_a_picture_stands_beside_the_name_until_it_is_taken_away(world: World) -> None:
    ada = await owner(world)
    files = {"logo": ("logo.png", picture(size=(900, 300)), "image/png")}

    await fill(ada, await ada.get(ADDRESS), files=files)
    page = await read(world.anyone, "/about")
    [shown, *_] = [str(found["src"]) for found in page.select(".brand img")]
    sent = await world.anyone.get(shown)
    told = await world.anyone.api("GET", "/api/v2/instance")
    await fill(ada, await ada.get(ADDRESS), without_logo="1")
    await world.settle()

    assert (sent.status_code, sent.headers["content-type"].partition("/")[0]) == (200, "image")
    assert told["thumbnail"]["url"] == shown == meta(page, "og:image")
    assert not (await read(world.anyone, "/about")).select(".brand img")
    assert (await world.anyone.get(shown)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": "x" * 61}, "This is too much; 60 is the most."),
        ({"description": "x" * 501}, "This is too much; 500 is the most."),
        ({"own_accent": "1", "accent": "red"}, "Please give a colour as #b23a12."),
        ({"contact_email": "ada@"}, "This is no e-mail address. Please check it for a slip."),
        ({"contact_account": "nobody"}, "Nobody here has this name."),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(world: World, typed: dict[str, str], words: str) -> None:
    ada = await owner(world)

    answer = await fill(ada, await ada.get(ADDRESS), typed)

    assert answer.status_code == 422
    assert words in answer.text
    assert world.house.settings.title == "Goodmob"


async def test_what_is_no_picture_is_refused_and_nothing_changes(world: World) -> None:
    ada = await owner(world)

    files = {"logo": ("logo.png", b"no picture", "image/png")}
    answer = await fill(ada, await ada.get(ADDRESS), files=files, title="Canal Town")

    assert (answer.status_code, "err" in answer.text) == (422, True)
    assert world.house.settings.title == "Goodmob"


async def test_a_change_is_in_the_audit_log(world: World) -> None:
    ada = await owner(world)

    await fill(ada, await ada.get(ADDRESS), title="Canal Town")
    await fill(ada, await ada.get(ADDRESS))

    rows = [row for row in await world.house.db.all(AUDIT) if row.action == "server.change"]
    assert [json.loads(row.details) for row in rows] == [{"title": "Canal Town"}]
    assert rows[0].actor_id is not None


@pytest.mark.parametrize("role", ["user", "moderator"])
async def test_only_those_who_may_see_the_pages(world: World, role: str) -> None:
    await world.person("ada", role=role)
    browser = await browser_of(world, "ada")
    home = await browser.get("/settings/profile")
    pages = [await browser.get(f"{ADDRESS}{part}") for part in ("", "/rules", "/terms")]
    token = next(iter((await read(browser, "/settings/profile")).select("input[name=csrf_token], input[type=hidden]")))
    sent = [
        await browser.post(f"{ADDRESS}{part}", data={str(token["name"]): str(token["value"]), "title": "Mine"})
        for part in ("", "/rules", "/rules/1", "/terms", "/letter")
    ]

    assert f'"{ADDRESS}"' not in home.text
    assert [answer.status_code for answer in (*pages, *sent)] == [403] * 8
    assert (await world.anyone.get(ADDRESS)).headers["location"].startswith("/auth/sign_in")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_another_process_shows_the_new_name_when_it_looks_again(world: World) -> None:
    ada = await owner(world)
    worker = await open_house(world.house.settings, world.clock, for_jobs_only=True)

    await fill(ada, await ada.get(ADDRESS), title="Canal Town")
    before = worker.settings.title
    await wear_face(worker)

    assert (before, worker.settings.title) == ("Goodmob", "Canal Town")
    await close_house(worker)


async def test_the_face_outlives_the_process(world: World) -> None:
    ada = await owner(world)
    await fill(ada, await ada.get(ADDRESS), title="Canal Town", own_accent="1", accent="#663399")

    world.house.put_on(type(world.house.face)())
    assert world.house.settings.title == "Goodmob"
    await wear_face(world.house)

    assert (world.house.settings.title, world.house.pages.look.accent) == ("Canal Town", "#663399")
    assert link(await read(world.anyone, "/about"), "canonical") is not None
