"""Conversations that began elsewhere: whoever opens one gets all of it, and no server is asked more than it likes."""

from typing import Any

from goodmob.core.clock import MINUTE, SECOND
from goodmob.core.errors import Unavailable
from goodmob.posts.activities import crawling
from goodmob.posts.rules import crawling as crawl_rules
from tests.contract.laying import differences
from tests.posts.far import follow_far
from tests.posts.saying import STATUSES
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.far_server import FarPerson, FarServer, Json
from tests.world.world import World

REFRESHES = "/api/v1_alpha/async_refreshes"


def collection(uri: str, items: list[str], **more: Any) -> Json:
    """A collection with its first page in it, as Mastodon writes it."""
    page = {"type": "CollectionPage", "partOf": uri, "items": items, **more}
    return {"id": uri, "type": "Collection", "first": page}


def answered(far: FarServer, note: Json, *answers: Json, told: int | None = None) -> None:
    """The far server lists these as answers to the note."""
    replies = collection(f"{note['id']}/replies", [one["id"] for one in answers])
    far.documents[note["id"]] = {**note, "replies": {**replies, "totalItems": len(answers) if told is None else told}}


async def opened(world: World, who: Client, post_id: str) -> Any:
    """What somebody sees who opens the post, once all was fetched."""
    await who.api("GET", f"{STATUSES}/{post_id}/context")
    await world.settle()
    return await who.api("GET", f"{STATUSES}/{post_id}/context")


async def begun(world: World) -> tuple[Client, FarServer, FarPerson, Json, str]:
    """Ada follows Mo, who says something that she sees; later it has been answered."""
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")
    await follow_far(ada, mo)
    note = await mo.say("Who comes along?")
    [post] = await ada.api("GET", "/api/v1/timelines/home")
    world.step(minutes=10)
    return ada, far, mo, note, post["id"]


async def test_who_opens_a_conversation_gets_what_was_said_in_it(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    gus = world.far_server("other.example").person("gus")
    first = mo.note("I do", inReplyTo=note["id"])
    second = gus.note("So do I", inReplyTo=first["id"])
    answered(far, note, first, told=2)
    answered(far, first, second)

    answer = await ada.get(f"{STATUSES}/{post_id}/context")
    assert answer.json()["descendants"] == []
    assert answer.headers["mastodon-async-refresh"] == f'id="context-{post_id}", retry=5, result_count=0'
    running = await ada.api("GET", f"{REFRESHES}/context-{post_id}")
    assert running == {"async_refresh": {"id": f"context-{post_id}", "status": "running", "result_count": 0}}
    assert not differences("WrappedAsyncRefresh", running)
    await world.settle()

    around = await ada.api("GET", f"{STATUSES}/{post_id}/context")
    assert [one["content"] for one in around["descendants"]] == ["<p>I do</p>", "<p>So do I</p>"]
    done = await ada.api("GET", f"{REFRESHES}/context-{post_id}")
    assert done["async_refresh"]["status"] == "finished"
    assert done["async_refresh"]["result_count"] == 2
    assert await ada.api("GET", "/api/v1/notifications") == []


async def test_nobody_is_asked_twice_within_a_while(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    answered(far, note)
    await opened(world, ada, post_id)
    late = mo.note("Late", inReplyTo=note["id"])
    answered(far, note, late)
    asked = far.asked.count(note["id"])

    assert (await opened(world, ada, post_id))["descendants"] == []
    assert far.asked.count(note["id"]) == asked
    world.step(minutes=16)
    assert len((await opened(world, ada, post_id))["descendants"]) == 1


async def test_strangers_make_us_ask_for_nothing(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    answered(far, note, mo.note("Myself", inReplyTo=note["id"]))
    asked = far.asked.count(note["id"])

    await opened(world, world.anyone, post_id)
    assert far.asked.count(note["id"]) == asked
    assert (await ada.get(f"{REFRESHES}/context-{post_id}")).status_code == 404
    assert (await ada.get(f"{REFRESHES}/context-17")).status_code == 404


async def test_what_is_fresh_is_asked_about_again_when_it_had_time(world: World) -> None:
    ada, far, mo = await world.person("ada"), world.far_server(), world.far_server().person("mo")
    await follow_far(ada, mo)
    note = await mo.say("Hello")
    [post] = await ada.api("GET", "/api/v1/timelines/home")
    first = mo.note("Myself", inReplyTo=note["id"])
    answered(far, note, first)

    assert len((await opened(world, ada, post["id"]))["descendants"]) == 1
    answered(far, note, first, mo.note("And again", inReplyTo=note["id"]))
    world.step(minutes=4)
    assert len((await opened(world, ada, post["id"]))["descendants"]) == 1
    world.step(minutes=2)
    assert len((await opened(world, ada, post["id"]))["descendants"]) == 2


async def test_counts_of_the_origin_are_shown_as_what_they_are(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    told = {"likes": {"type": "Collection", "totalItems": 40}, "shares": {"type": "Collection", "totalItems": 7}}
    answered(far, {**note, **told}, mo.note("I do", inReplyTo=note["id"]), told=12)
    await opened(world, ada, post_id)

    post = await ada.api("GET", f"{STATUSES}/{post_id}")
    assert (post["favourites_count"], post["reblogs_count"]) == (40, 7)
    assert (post["replies_count"], post["origin_replies_count"]) == (1, 12)
    page = await (await browser_of(world, "ada")).get(f"/@mo@far.example/{post_id}")
    assert "1 of 12 answers are known here." in page.text


async def test_pages_of_answers_are_followed_on_their_own_server_only(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    other = world.far_server("other.example")
    first, second = mo.note("One", inReplyTo=note["id"]), mo.note("Two", inReplyTo=note["id"])
    uri = f"{note['id']}/replies"
    far.documents[note["id"]] = {**note, "replies": collection(uri, [first["id"]], next=f"{uri}?page=2")}
    page = {"id": f"{uri}?page=2", "type": "CollectionPage", "items": [second["id"]], "next": "https://other.example/3"}
    far.documents[f"{uri}?page=2"] = page

    around = await opened(world, ada, post_id)

    assert len(around["descendants"]) == 2
    assert other.asked == []


async def test_a_list_without_end_ends(world: World, monkeypatch: Any) -> None:
    monkeypatch.setattr(crawling, "PAGES_OF_POST", 10)
    ada, far, mo, note, post_id = await begun(world)
    uri = f"{note['id']}/replies"

    def page(number: int) -> Json:
        items = [mo.note(f"{number}", inReplyTo=note["id"])["id"]]
        return {"id": f"{uri}?{number}", "type": "CollectionPage", "items": items, "next": f"{uri}?{number + 1}"}

    for number in range(1, 30):
        far.documents[f"{uri}?{number}"] = page(number)
    far.documents[note["id"]] = {**note, "replies": f"{uri}?1"}

    assert len((await opened(world, ada, post_id))["descendants"]) == 10


async def test_a_server_of_which_others_want_too_much_is_left_alone(world: World, monkeypatch: Any) -> None:
    ada, far, mo, note, post_id = await begun(world)
    uri, first = f"{note['id']}/replies", mo.note("One", inReplyTo=note["id"])
    page = {"id": f"{uri}?1", "type": "CollectionPage", "items": [mo.note("Two", inReplyTo=note["id"])["id"]]}
    far.documents[note["id"]] = {**note, "replies": collection(uri, [first["id"]], next=f"{uri}?1")}
    free, asked = world.house.turns.of, iter([True, False])
    far.documents[f"{uri}?1"] = page

    def of(host: str) -> Any:
        if next(asked, True):
            return free(host)
        raise Unavailable("Too much is asked", retry_after=1)

    monkeypatch.setattr(world.house.turns, "of", of)

    assert [one["content"] for one in (await opened(world, ada, post_id))["descendants"]] == ["<p>One</p>"]


async def test_what_a_list_names_elsewhere_is_asked_for_within_bounds(world: World) -> None:
    ada, far, _, note, post_id = await begun(world)
    victim = world.far_server("victim.example")
    names = [f"https://victim.example/{number}" for number in range(300)]
    replies = {"id": f"{note['id']}/replies", "type": "Collection", "items": names}
    far.documents[note["id"]] = {**note, "replies": replies}

    await opened(world, ada, post_id)

    assert len(victim.asked) == 20


async def test_lists_that_name_many_servers_do_not_make_us_ask_all_of_them(world: World, monkeypatch: Any) -> None:
    monkeypatch.setattr(crawl_rules, "MOST_MISSED_IN_ALL", 4)
    monkeypatch.setattr(crawling, "MOST_MISSED", 2)
    ada, far, mo, note, post_id = await begun(world)
    victims = [world.far_server(f"{name}.example{port}") for name in "abc" for port in ("", ":8001", ":8002")]
    further = mo.note("Me too", inReplyTo=note["id"])
    for post, more in ((note, [further["id"]]), (further, [])):
        names = [f"{victim.base}/{post['id'][-1]}" for victim in victims]
        far.documents[post["id"]] = {**post, "replies": collection(f"{post['id']}/replies", more + names)}

    around = await opened(world, ada, post_id)

    assert len(around["descendants"]) == 1
    assert [len(victim.asked) for victim in victims] == [1, 1, 0, 1, 1, 0, 0, 0, 0]


async def test_a_server_that_was_asked_much_is_asked_slowly(world: World, monkeypatch: Any) -> None:
    ada, far, mo, note, post_id = await begun(world)
    answered(far, note, mo.note("First", inReplyTo=note["id"]), *(mo.note("x", inReplyTo=note["id"]) for _ in range(6)))
    monkeypatch.setattr(crawl_rules, "PAUSES", ((5, 0), (7, SECOND), (1_000, MINUTE)))

    assert len((await opened(world, ada, post_id))["descendants"]) == 5
    world.step(seconds=1)
    assert len((await opened(world, ada, post_id))["descendants"]) == 7


async def test_a_server_that_is_down_is_left_alone(world: World) -> None:
    ada, far, _, _, post_id = await begun(world)
    far.is_down = True
    await opened(world, ada, post_id)
    done = await ada.api("GET", f"{REFRESHES}/context-{post_id}")

    assert done["async_refresh"] == {"id": f"context-{post_id}", "status": "finished", "result_count": 0}


async def test_the_keeper_of_a_conversation_lists_all_of_it(world: World) -> None:
    ada, far, mo, note, post_id = await begun(world)
    first = mo.note("One", inReplyTo=note["id"])
    second = mo.note("Two", inReplyTo=first["id"])
    uri = f"{note['id']}/context"
    far.documents[uri] = {"id": uri, "type": "OrderedCollection", "orderedItems": [first["id"], second["id"]]}
    far.documents[note["id"]] = {**note, "context": uri}

    around = await opened(world, ada, post_id)

    assert [one["content"] for one in around["descendants"]] == ["<p>One</p>", "<p>Two</p>"]
