"""Ada names people elsewhere of whom nobody here has heard yet, and they hear of it."""

from goodmob.federation import meeting
from tests.portability.test_importing import FOLLOWS, bring, looked_at
from tests.posts.saying import STATUSES
from tests.web.reading import browser_of
from tests.world.browser import fill
from tests.world.world import World


async def test_whoever_is_named_for_the_first_time_hears_of_it(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")

    post = await ada.api("POST", STATUSES, json={"status": "Hello @mo@far.example and @who@far.example"})
    await world.settle()

    assert [one["acct"] for one in post["mentions"]] == ["mo@far.example"]
    assert mo.uri in far.got("Create")[-1]["cc"]


async def test_an_edit_names_somebody_new(world: World) -> None:
    ada = await world.person("ada")
    world.far_server().person("mo")
    post = await ada.api("POST", STATUSES, json={"status": "Hello"})

    edited = await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "Hello @mo@far.example"})

    assert [one["acct"] for one in edited["mentions"]] == ["mo@far.example"]


async def test_a_server_that_is_down_keeps_nobody_from_saying_anything(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    far.person("mo")
    far.is_down = True

    post = await ada.api("POST", STATUSES, json={"status": "Hello @mo@far.example"})

    assert post["mentions"] == []


async def test_one_text_asks_for_some_and_not_for_everybody(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    for number in range(30):
        far.person(f"p{number}")

    text = " ".join(f"@p{number}@far.example" for number in range(30))
    post = await ada.api("POST", STATUSES, json={"status": text})

    assert len(post["mentions"]) == meeting.MOST_MET


async def test_a_first_message_goes_to_somebody_new(world: World) -> None:
    await world.person("ada")
    far = world.far_server()
    mo = far.person("mo")
    browser = await browser_of(world, "ada")

    answer = await fill(browser, await browser.get("/conversations/new"), {"to": "@mo@far.example", "text": "Hello"})
    await world.settle()

    assert answer.status_code == 303
    assert far.got("Create")[-1]["to"] == [mo.uri]


async def test_whom_ada_followed_elsewhere_is_asked_for_when_she_brings_her_list(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")

    sent = await bring(ada, "following", f"{FOLLOWS}mo@far.example,true,false,\n")
    await world.settle()

    assert (await looked_at(ada, sent))["imported_items"] == 1
    assert far.got("Follow")[-1]["object"] == mo.uri
