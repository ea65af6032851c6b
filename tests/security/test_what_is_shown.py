"""Part C of the list: what is shown to whom."""

import re

import pytest

from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.app.commands.tokens import give_token
from goodmob.core.web.scopes import SCOPES
from tests.accounts.visits import a_browser_of
from tests.app.belongings import belongings
from tests.app.doors import flaw, named
from tests.oauth.dance import an_app, let_in, redemption, with_token
from tests.posts.doors import DATA, FEED
from tests.security.walks import READING_DOORS, through_doors, through_pages
from tests.streaming.screen import Events, Wire
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import PASSWORD, World

AS_PAGE = {"Accept": "text/html"}
NEEDLE = "needle"
MISSING = "123456789012345678"
STREAMS = ("user", "public", "public/local", "hashtag?tag=hay", "hashtag/local?tag=hay", "direct")

KEPT_BY_ANYBODY = {
    **{
        f"GET {page}/preview/:seal.png": "drawn of what everybody may see"
        for page in ("/@:username", "/@:username/:id", "/tags/:name", "/mobs/:id")
    },
    **{
        f"GET /{name}": "what search engines are told of"
        for name in ("robots.txt", "sitemap.xml", "sitemap/pages.xml", "sitemap/:kind/:number.xml")
    },
    **{
        f"GET {path}": "what every server is told, whoever asks"
        for path in ("/.well-known/host-meta", "/.well-known/host-meta.json", "/.well-known/nodeinfo")
    },
    **{f"GET {path}": "an actor is read by all" for path in ("/ap/users/:id", "/actor", "/actor/outbox")},
    "GET /media/*key": "a file never changes, and whoever has its random name may see it",
    "GET /avatars/original/missing.png": "a picture of ours",
    "GET /headers/original/missing.png": "a picture of ours",
}
"""Doors whose answers may be kept by caches that others share, and why."""


async def ben_with_secrets(world: World) -> Client:
    """Ben, who is signed up with things about him that nobody else may see."""
    secret = NewPerson(username="ben", email=f"{NEEDLE}@post.example", password_hash=NEEDLE, reason=f"{NEEDLE} why")
    made = await world.house.db.act(create_account, secret)
    await world.house.db.act(give_token, made.person_id, made.account_id, SCOPES, f"{NEEDLE}-token")
    ben = with_token(world, f"{NEEDLE}-token")
    ben.id, ben.username = str(made.account_id), "ben"
    return ben


async def hide_needles(world: World, ben: Client, cleo: Client, ada: Client) -> dict[str, str]:
    """Puts a needle wherever Ben can leave something that Ada may not see; the ids of his things by kind."""
    things = await belongings(world, ben, cleo)
    poll = {"options": [f"{NEEDLE} a", f"{NEEDLE} b"], "expires_in": 3_600}
    said = {"status": f"{NEEDLE} #hay", "spoiler_text": f"{NEEDLE} cw", "visibility": "private", "poll": poll}
    post = await ben.api("POST", "/api/v1/statuses", json=said)
    await ben.api("POST", f"/api/v1/statuses/{post['id']}/pin")
    await ben.api("POST", f"/api/v1/statuses/{post['id']}/reblog", json={"visibility": "private"})
    await ben.api("PUT", f"/api/v1/statuses/{post['id']}", json={**said, "status": f"{NEEDLE} again #hay"})
    direct = {"status": f"@cleo {NEEDLE} direct #hay", "visibility": "direct", "in_reply_to_id": post["id"]}
    await ben.api("POST", "/api/v1/statuses", json=direct)
    await cleo.api("POST", f"/api/v1/statuses/{post['id']}/favourite")
    later = {"status": f"{NEEDLE} later", "scheduled_at": "2026-12-24T12:00:00Z"}
    scheduled = await ben.api("POST", "/api/v1/statuses", json=later)
    await ben.api("PUT", f"/api/v1/lists/{things['list']}", json={"title": f"{NEEDLE} list"})
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/note", json={"comment": f"{NEEDLE} note"})
    await ben.api("POST", "/api/v1/domain_blocks", json={"domain": f"{NEEDLE}.example"})
    await ben.api("PUT", f"/api/v1/media/{things['media']}", json={"description": f"{NEEDLE} picture"})
    await world.settle()
    ours = {"post": post["id"], "poll": post["poll"]["id"], "scheduled": scheduled["id"]}
    return {**things, **ours, "tag": "hay", "username": "ben", "friend": ada.id}


@LONG_WALK
async def test_c25_what_is_not_for_ada_is_behind_no_door_and_on_no_page(world: World) -> None:
    ben, cleo, ada = await ben_with_secrets(world), await world.person("cleo"), await world.person("ada")
    things = await hide_needles(world, ben, cleo, ada)
    found, bens = [], []

    for client in (ada, world.anyone):
        found += [name async for name, answer in through_doors(client, things) if NEEDLE in answer.text]
    for browser in (await a_browser_of(world, "ada"), world.visitor()):
        found += [name async for name, answer in through_pages(browser, things) if NEEDLE in answer.text]
    bens = [answer.text async for _, answer in through_doors(ben, things) if NEEDLE in answer.text]

    assert not found
    for secret in ("again", "cw", "direct", "later", "list", "note", ".example", "picture", " b"):
        assert any(f"{NEEDLE}{secret}" in text or f"{NEEDLE} {secret}" in text for text in bens), secret


async def test_c25_what_is_not_for_ada_is_on_none_of_her_streams(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await cleo.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    said = {"status": f"@cleo {NEEDLE} #hay", "visibility": "private"}

    for stream in STREAMS:
        screen = watching(world, ada, stream)
        await screen.begin()
        post = await ben.api("POST", "/api/v1/statuses", json=said)
        await ben.api("PUT", f"/api/v1/statuses/{post['id']}", json={**said, "status": f"@cleo {NEEDLE} anew #hay"})
        await ben.api("POST", "/api/v1/statuses", json={**said, "visibility": "direct"})
        await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")
        await world.settle()
        assert screen.is_silent(), stream
        await screen.leave()

    screen = watching(world, cleo, "user")
    await screen.begin()
    await ben.api("POST", "/api/v1/statuses", json=said)
    await world.settle()
    assert NEEDLE in await screen.event()
    await screen.leave()


def watching(world: World, client: Client, stream: str) -> Events:
    """A stream of somebody, with the query behind its name."""
    path, _, query = stream.partition("?")
    return Events(
        world.app,
        f"/api/v1/streaming/{path}",
        client.token,
        **dict(pair.split("=") for pair in query.split("&") if pair),
    )


async def test_c26_a_page_that_is_not_for_ada_is_as_one_that_does_not_exist(world: World) -> None:
    ben, cleo, ada = await world.person("ben"), await world.person("cleo"), await world.person("ada")
    things = await belongings(world, ben, cleo)

    for browser in (await a_browser_of(world, ada.username), world.visitor()):
        hidden, missing = [await browser.get(f"/@ben/{id_}", headers=AS_PAGE) for id_ in (things["post"], MISSING)]
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert bare(hidden.text, things["post"]) == bare(missing.text, MISSING)


def bare(html: str, id_: str) -> str:
    """A page without what differs each time: the id asked for, and the secrets of its forms."""
    return re.sub(r'value="[0-9a-f]{64}"', "", html.replace(id_, ""))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_c27_no_answer_is_kept_for_others(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    things = {**await belongings(world, ada, ben), "tag": "hay", "username": "ada"}
    browser = await a_browser_of(world, "ada")
    found = []

    for client in (ada, world.anyone):
        async for name, answer in through_doors(client, things):
            # As a feed, a calendar file is kept by its reader, who asks each time whether it changed.
            kept = "private, no-cache" if name.endswith("/ics") and answer.is_success else "private, no-store"
            if name not in KEPT_BY_ANYBODY and answer.headers["cache-control"] != kept:
                found.append(f"{name}: {answer.headers['cache-control']}")
    async for name, answer in through_pages(browser, things):
        # A reader keeps a feed, which is the same for everybody, and asks each time whether it changed.
        is_kept = name.endswith(FEED) and not name.endswith(tuple(DATA)) and answer.is_success
        kept = "private, no-cache" if is_kept else "private, no-store"
        if answer.headers["cache-control"] != kept or "Cookie" not in answer.headers["vary"]:
            found.append(f"{name}: {answer.headers['cache-control']}, varies by {answer.headers['vary']}")

    assert not found
    assert {named(door) for door in READING_DOORS} >= KEPT_BY_ANYBODY.keys()


@pytest.mark.parametrize("way", ["a new password", "a deleted account", "the app given up"])
async def test_c28_what_a_token_opened_closes_with_it(world: World, way: str) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await a_browser_of(world, "ada")
    code = (await let_in(browser, app))["code"]
    token = (await world.anyone.api("POST", "/oauth/token", data=redemption(app, code)))["access_token"]
    screen, wire = watching(world, with_token(world, token), "user"), Wire(world.app, token, stream="public")
    await screen.begin()
    await wire.begin()

    if way == "a new password":
        page = await browser.get("/settings/password")
        await fill(browser, page, current_password=PASSWORD, new_password="another one")
    elif way == "a deleted account":
        await fill(browser, await browser.get("/settings/delete"), password=PASSWORD)
    else:
        known = {name: app[name] for name in ("client_id", "client_secret")}
        await world.anyone.api("POST", "/oauth/revoke", data={**known, "token": token})
    await world.settle()

    await screen.ended()
    await wire.ended()
    assert not flaw(await with_token(world, token).get("/api/v1/preferences"), 401)


async def test_c31_why_somebody_wants_in_is_told_to_staff_only(world: World) -> None:
    ben, mo, ada = await ben_with_secrets(world), await world.person("mo", role="owner"), await world.person("ada")
    await world.settle()

    notices = {who.username: (await who.get("/api/v1/notifications")).text for who in (mo, ada, ben)}

    assert "admin.sign_up" in notices["mo"]
    assert "admin." not in notices["ada"] + notices["ben"]
    assert NEEDLE not in notices["ada"]
