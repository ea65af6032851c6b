"""Stories of relays: asked by staff, believed once they answer themselves, and only about where posts are."""

from typing import Any

from goodmob.accounts.actions.standing import silence, suspend
from goodmob.instance.actions.keep_server_block import ServerBlockWish, add_server_block
from tests.posts.far import actor_of, follow_far, home, known
from tests.posts.saying import do, say
from tests.web.reading import browser_of
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.far_server import PUBLIC, FarPerson
from tests.world.world import World

ADDRESS = "/settings/server/others/relays"
INBOX = "https://relay.example/inbox"
SERVER = "https://goodmob.test/actor"


async def asked(world: World, address: str = INBOX) -> tuple[Client, FarPerson]:
    """The browser of the owner, who asks the relay at this address to serve them."""
    relay = world.far_server("relay.example").person("relay", "Application", inbox=INBOX)
    await world.person("owner", role="owner")
    browser = await browser_of(world, "owner")
    assert (await press(browser, ADDRESS, address=address)).status_code == 303
    await world.settle()
    return browser, relay


async def serving(world: World, address: str = INBOX) -> tuple[Client, FarPerson]:
    """As `asked`; the relay said yes."""
    browser, relay = await asked(world, address)
    await relay.tell(relay.activity("Accept", relay.server.got("Follow")[-1]))
    return browser, relay


async def press(browser: Client, action: str, **typed: str) -> Any:
    """Sends the form of the page of relays whose address begins so."""
    page = await browser.get(ADDRESS)
    [number] = [number for number, form in enumerate(forms_of(page)) if form.action.endswith(action)]
    return await fill(browser, page, typed, form=number)


async def deal(world: World, browser: Client, deed: str) -> None:
    """Presses a button beside the only relay."""
    page = await browser.get(ADDRESS)
    [action] = [form.action for form in forms_of(page) if f"{ADDRESS}/" in form.action]
    assert (await press(browser, action, deed=deed)).status_code == 303
    await world.settle()


async def public(who: Client, timeline: str = "public") -> list[str]:
    """What stands in a timeline for everybody, by the addresses of the posts."""
    return [post["uri"] for post in await who.api("GET", f"/api/v1/timelines/{timeline}")]


async def test_a_relay_that_staff_asked_makes_posts_known_as_their_servers_have_them(world: World) -> None:
    browser, relay = await asked(world)
    ada, mo = await world.person("ada"), world.far_server().person("mo")
    tea = {"type": "Hashtag", "href": f"{mo.server.base}/tags/tea", "name": "#tea"}
    early, note = mo.note("Too early"), mo.note("Tea #tea", tag=[tea])
    [follow] = relay.server.got("Follow")
    assert (follow["actor"], follow["object"]) == (SERVER, PUBLIC)

    await relay.tell(relay.activity("Announce", early["id"]))
    await relay.tell(relay.activity("Accept", follow))
    await follow_far(ada, relay)
    await relay.tell(relay.activity("Announce", note["id"], to=[PUBLIC]))
    await relay.tell(relay.activity("Announce", {**mo.note("x"), "id": "https://far.example/none"}))
    await relay.send(relay.activity("Announce", early["id"]))
    world.step(hours=2)
    await world.settle()

    assert await public(ada) == await public(ada, "tag/tea") == [note["id"]]
    assert await home(ada) == []
    assert "serves you" in (await browser.get(ADDRESS)).text


async def test_a_relay_hands_on_what_its_author_wrote_and_not_what_it_made_of_it(world: World) -> None:
    _, relay = await serving(world)
    ada, mo = await world.person("ada"), world.far_server().person("mo")
    note, hidden = mo.note("Tea"), mo.note("For some", to=[f"{mo.uri}/followers"], cc=[])

    await relay.tell(mo.create({**note, "content": "<p>Poison</p>"}))
    await relay.tell(mo.create(hidden))

    [post] = await ada.api("GET", "/api/v1/timelines/public")
    assert (post["uri"], post["content"]) == (note["id"], "<p>Tea</p>")
    await world.house.db.act(suspend, int(await follow_far(ada, relay)))
    await relay.tell(mo.create(mo.note("More tea")))
    assert await public(ada) == [note["id"]]


async def test_nobody_else_says_yes_for_a_relay(world: World) -> None:
    browser, relay = await asked(world)
    [follow] = relay.server.got("Follow")
    ada, mo = await world.person("ada"), world.far_server().person("mo")
    neighbour, far = relay.server.person("eve"), world.far_server("evil.example").person("eve", inbox=INBOX)
    note = mo.note("Tea")

    for liar in (neighbour, far):
        await liar.tell(liar.activity("Accept", follow))
        await liar.tell(liar.activity("Announce", note["id"]))
    await relay.tell(relay.activity("Accept", {**follow, "id": f"{follow['id']}0"}))
    await mo.tell(mo.activity("Follow", SERVER))

    assert "was asked and has not answered" in (await browser.get(ADDRESS)).text
    assert await public(ada) == []
    assert mo.server.got("Accept") == []
    await relay.tell(relay.activity("Reject", follow))
    await relay.tell(relay.activity("Accept", follow))
    assert "does not want to serve you" in (await browser.get(ADDRESS)).text


async def test_a_relay_gets_what_is_public_of_who_wants_to_be_found(world: World) -> None:
    browser, relay = await serving(world)
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})

    post = await say(ada, "Tea")
    await do(ada, "reblog", await say(ben, "Only here"))
    await say(ada, "Softly", visibility="unlisted")
    await say(ada, "Among us", local_only=True)
    await world.settle()
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()

    [created] = relay.server.got("Create")
    assert (created["actor"], created["object"]["id"]) == (actor_of(ada), post["uri"])
    assert [one["object"]["id"] for one in relay.server.got("Delete")] == [post["uri"]]
    assert relay.server.got("Announce") == []

    await deal(world, browser, "rest")
    note = world.far_server().person("mo").note("Late")
    await relay.tell(relay.activity("Announce", note["id"]))
    await relay.tell(relay.activity("Announce", (await say(ada, "Later"))["uri"]))

    [undone] = relay.server.got("Undo")
    assert undone["object"]["id"] == relay.server.got("Follow")[0]["id"]
    assert await known(world, note["id"]) is None
    assert len(relay.server.got("Create")) == 1
    await deal(world, browser, "ask")
    assert len(relay.server.got("Follow")) == 2
    await deal(world, browser, "remove")
    assert len(relay.server.got("Undo")) == 2
    assert "No relay was asked." in (await browser.get(ADDRESS)).text


async def test_what_is_not_for_everybody_any_more_does_not_go_to_relays_but_that_it_is_gone(world: World) -> None:
    browser, relay = await serving(world)
    ada, ben = await world.person("ada"), await world.person("ben")
    for who in (ada, ben):
        await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    post = await say(ada, "Tea")
    await world.settle()

    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": False})
    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", json={"status": "Coffee"})
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await ben.api("POST", "/api/v1/domain_blocks", json={"domain": "relay.example"})
    await say(ben, "Not for that server")
    await world.settle()
    await ben.api("DELETE", "/api/v1/domain_blocks", json={"domain": "relay.example"})
    await world.house.db.act(silence, int(ben.id))
    await say(ben, "For followers alone")
    await world.settle()

    told = [one.activity["type"] for one in relay.server.received]
    assert told == ["Follow", "Create", "Delete"]
    await world.house.db.act(add_server_block, 1, "relay.example", ServerBlockWish(severity="suspend"))
    page = (await browser.get(ADDRESS)).text
    assert "nothing is exchanged with its server" in page
    assert "serves you ·" not in page


async def test_a_relay_of_litepub_is_followed_itself_and_hears_where_posts_are(world: World) -> None:
    world.far_server("relay.example").person("relay", "Application", inbox=INBOX)
    _, relay = await serving(world, "https://relay.example/users/relay")
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    await relay.tell(relay.activity("Follow", SERVER))

    post = await say(ada, "Tea")
    await world.settle()

    [follow], [accept] = relay.server.got("Follow"), relay.server.got("Accept")
    assert (follow["object"], accept["object"]["actor"]) == (relay.uri, relay.uri)
    [announced] = relay.server.got("Announce")
    assert (announced["actor"], announced["object"]) == (SERVER, post["uri"])
    await ada.api("POST", "/api/v1/domain_blocks", json={"domain": "relay.example"})
    await say(ada, "Not for that server")
    await world.settle()
    assert relay.server.got("Announce") == [announced]
    assert relay.server.got("Create") == []


async def test_only_who_keeps_the_server_asks_relays_and_only_others(world: World) -> None:
    await world.person("mod", role="moderator")
    assert (await (await browser_of(world, "mod")).get(ADDRESS)).status_code == 403
    browser, _ = await asked(world)

    for address in (INBOX, "https://goodmob.test/inbox", "http://relay.example/inbox", "nonsense"):
        assert (await press(browser, ADDRESS, address=address)).status_code == 422
