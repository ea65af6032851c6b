"""Strangers who want to do something are asked where they are at home; people of this server arrive from elsewhere."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from goodmob.core.database.interface import Transaction
from goodmob.core.http.client import Answer
from goodmob.core.http.errors import Unreachable
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.web.activities.elsewhere import SUBSCRIBE, home_named, is_way
from tests.mobs.calling import call
from tests.posts.saying import say
from tests.web.reading import browser_of, read
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.far import meet
from tests.world.world import World

FAR = "https://social.far.example/interact?uri={uri}"


class FarServer:
    """What other servers say of who is at home there; None: nothing at all."""

    def __init__(self, template: str | None) -> None:
        self.asked: list[str] = []
        self._template = template

    async def get(self, url: str, **_: Any) -> Answer:
        self.asked.append(url)
        if self._template is None:
            raise Unreachable(url)
        body = json.dumps({"links": [{"rel": "self", "href": "x"}, {"rel": SUBSCRIBE, "template": self._template}]})
        return Answer(200, url, httpx2.Headers(), body.encode())


async def named(browser: Client, address: str, server: str) -> httpx2.Response:
    """The answer to a stranger who names a server on the page that asks for it."""
    return await fill(browser, await browser.get(address), server=server)


async def test_every_deed_leads_a_stranger_to_the_page_that_asks(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post, mob = await say(ada, "Hello"), await call(world, ben, title="Tea <b>")
    headings = {
        f"/@ada/{post['id']}": {"Answer @ada", "Boost what @ada says", "Tell @ada that you like it"},
        "/@ada": {"Follow @ada"},
        f"/mobs/{mob['id']}": {"Join “Tea <b>”"},
    }

    for place, wanted in headings.items():
        links = {str(one["href"]) for one in (await read(world.anyone, place)).select('main a[href^="/interact"]')}
        found = set()
        for link in links:
            page = await read(world.anyone, link)
            found.add(page.h1.text)  # type: ignore[union-attr]
            asked = parse_qs(urlsplit(link).query)
            after = asked["to"][0] + ("/join" if asked["act"] == ["join"] else "")
            doors = [str(one["href"]) for one in page.select("main .btnrow a")]
            back = f"?return_to={after.replace('@', '%40')}"
            assert doors == [f"/auth/sign_in{back}", f"/auth/sign_up{back}"]
        assert found >= wanted, place


async def test_a_stranger_names_a_server_and_is_shown_the_way_there(world: World) -> None:
    ada, browser = await world.person("ada"), world.visitor()
    post = await say(ada, "Hello")
    here = f"/interact?to=/@ada/{post['id']}&act=answer"
    there = f"https://far.example/authorize_interaction?uri=https%3A%2F%2Fgoodmob.test%2F%40ada%2F{post['id']}"

    answer = await named(browser, here, " https://Far.example/ ")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/interact?to=")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie

    for address in (here, "/interact?to=/@ada&act=follow"):
        page = await read(browser, address)
        [way] = page.select("main .door__way a")
        assert way.text.strip() == "Go on at far.example"
        assert str(way["href"]) == (there if address == here else there.rpartition("%2F")[0])
    assert (await read(world.visitor(), here)).select(".door__way") == []
    await fill(browser, await browser.get(here), forget="1")
    assert (await read(browser, here)).select(".door__way") == []


async def test_the_way_is_asked_for_by_name_where_the_other_server_tells_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.person("ada")
    usual = "https://far.example/authorize_interaction?uri="
    told = {
        FAR: "https://social.far.example/interact?uri=",
        "http://far.example/?uri={uri}": usual,
        "javascript:alert(1)//{uri}": usual,
        "https://far.example/nothing": usual,
        None: usual,
    }

    for template, expected in told.items():
        far, browser = FarServer(template), world.visitor()
        monkeypatch.setattr(world.house, "http", far)
        await named(browser, "/interact?to=/@ada&act=follow", "@cleo@far.example")
        [way] = (await read(browser, "/interact?to=/@ada&act=follow")).select("main .door__way a")
        assert str(way["href"]).startswith(expected), template
        assert far.asked == ["https://far.example/.well-known/webfinger?resource=acct%3Acleo%40far.example"]


@pytest.mark.parametrize(
    "server", ["", "far", "@cleo", "not a server", "javascript:alert(1)", "far.example/<b>", "a@b@c"]
)
async def test_what_is_no_server_is_said_on_the_page(world: World, server: str) -> None:
    await world.person("ada")

    answer = await named(world.visitor(), "/interact?to=/@ada&act=follow", server)

    assert answer.status_code == 422
    assert "Name a server" in answer.text
    assert "<b>" not in answer.text.replace("<bdi>", "")
    assert "That is this server" in (await named(world.visitor(), "/interact?to=/@ada", "ada@goodmob.test")).text


async def test_only_pages_of_ours_that_anybody_may_see_are_asked_about(world: World) -> None:
    ada = await world.person("ada")
    private = await say(ada, "Friends", visibility="private")
    wrong = ["", "/", "//far.example", "https://far.example/", "/@nobody", "/settings/profile", "/mobs/1", "/@ada/1"]

    for place in (*wrong, f"/@ada/{private['id']}"):
        answer = await world.anyone.get("/interact", params={"to": place}, headers={"Accept": "text/html"})
        assert answer.status_code == 404, place
    led = await (await browser_of(world, "ada")).get("/interact?to=/@ada&act=follow")
    assert (led.status_code, led.headers["location"]) == (303, "/@ada")


async def test_a_cookie_that_was_tampered_with_leads_nowhere(world: World) -> None:
    await world.person("ada")

    for way in ("javascript:alert(1)//{uri}", "https://far.example/", "%22%3E{uri}"):
        headers = {"Cookie": f"__Host-goodmob_home_server={way}"}
        answer = await world.visitor().get("/interact?to=/@ada", headers=headers)
        assert "door__way" not in answer.text, way


async def test_people_of_this_server_arrive_at_what_they_came_for(world: World) -> None:
    ada = await world.person("ada")
    post, mob = await say(ada, "Hello"), await call(world, ada)
    private = await say(ada, "Friends", visibility="private")
    base = world.house.settings.base_url
    own = {
        post["uri"]: f"/@ada/{post['id']}",
        post["url"]: f"/@ada/{post['id']}",
        f"{base}/@ada": "/@ada",
        "acct:ada@goodmob.test": "/@ada",
        "@ada@goodmob.test": "/@ada",
        f"{base}/mobs/{mob['id']}": f"/mobs/{mob['id']}",
    }
    foreign = [
        "",
        "https://far.example/@cleo",
        "acct:cleo@far.example",
        f"{base}.far.example/mobs/1",
        "//far.example",
        "x",
    ]

    for uri, place in own.items():
        answer = await world.anyone.get("/authorize_interaction", params={"uri": uri})
        assert (answer.status_code, answer.headers["location"]) == (303, place), uri
    for uri in (*foreign, private["url"], f"{base}/@nobody", f"{base}/settings/profile", '"><script>x</script>'):
        answer = await world.anyone.get("/authorize_interaction", params={"uri": uri}, headers={"Accept": "text/html"})
        assert answer.status_code == 404, uri
        assert "<script>x" not in answer.text


async def test_what_stands_elsewhere_leads_nowhere_whatever_page_it_claims(world: World) -> None:
    cleo = await world.house.db.act(meet, "cleo")

    async def arrive(tx: Transaction) -> None:
        id_ = tx.new_id()
        about: dict[str, Any] = {"account_id": cleo, "conversation_id": id_, "created_at": tx.now}
        claims = f"{world.house.settings.base_url}//far.example/trap"
        await write_post(
            tx, NewPost(id=id_, visibility="public", local=False, uri="https://far.example/1", url=claims, **about)
        )

    await world.house.db.act(arrive)

    answer = await world.anyone.get("/authorize_interaction", params={"uri": "https://far.example/1"})

    assert answer.status_code == 404


def test_servers_and_ways_are_read_strictly() -> None:
    assert home_named("FAR.example") == ("far.example", "")
    assert home_named("https://[far.example") is None
    assert home_named("@Cleo@far.example") == ("far.example", "Cleo@far.example")
    assert is_way(FAR)
    for way in (
        "https://a@far.example/{uri}",
        "https://far.example:99/{uri}",
        "https://{uri}/",
        "https://far.example/{uri}\n",
    ):
        assert not is_way(way), way


async def test_a_stranger_may_sign_in_to_have_an_address_looked_for(world: World) -> None:
    answer = await world.anyone.get("/authorize_interaction", params={"uri": "https://far.example/@mo"})

    assert answer.status_code == 404
    way = "return_to=/authorize_interaction%3Furi%3Dhttps%253A//far.example/%2540mo"
    assert f'href="/auth/sign_in?{way}"' in answer.text
