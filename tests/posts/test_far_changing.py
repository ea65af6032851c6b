"""Posts of other servers that are changed, deleted or refreshed, and polls of theirs."""

from typing import Any

from goodmob.core.clock import iso
from tests.posts.far import actor_of, follow_far, home, known, naming
from tests.posts.saying import STATUSES, read, say
from tests.world.client import Client
from tests.world.far_server import FarPerson, Page
from tests.world.world import World

LATER = "2026-12-01T10:00:00Z"


async def update(mo: FarPerson, note: Any, **changes: Any) -> Any:
    """Changes a note, and brings it; gives the note as it is then."""
    changed = {**note, **changes}
    mo.server.documents[note["id"]] = changed
    await mo.tell(mo.activity("Update", changed, to=note["to"]))
    return changed


async def test_an_edit_leaves_its_history(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    note = await mo.say("First")
    [post] = await home(ada)
    world.step(days=30)

    moment = world.clock.now()
    note = await update(mo, note, content="<p>Second</p>", updated=iso(moment), tag=[naming(ada, "ada")])
    await update(mo, note, content="<p>Older</p>", updated=iso(moment - 60_000_000))
    await update(mo, note, content="<p>Without a moment</p>", updated=None)

    seen = await read(ada, post)
    assert (seen["content"], seen["edited_at"]) == ("<p>Second</p>", iso(moment))
    history = await ada.api("GET", f"{STATUSES}/{post['id']}/history")
    assert [version["content"] for version in history] == ["<p>First</p>", "<p>Second</p>"]
    assert [notice["type"] for notice in await ada.api("GET", "/api/v1/notifications")] == ["mention"]


async def test_nobody_changes_or_deletes_what_is_somebody_elses(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, zoe, eve = far.person("mo"), far.person("zoe"), other.person("eve")
    for person in (mo, zoe, eve):
        await follow_far(ada, person)
    note = await mo.say("Mine")
    own = await say(ada, "Ada's")
    world.step(hours=1)
    changed = {**note, "content": "<p>Changed</p>", "updated": iso(world.clock.now())}

    for other_one in (zoe, eve):
        for uri in (note["id"], own["uri"]):
            await other_one.tell(other_one.activity("Delete", uri))
            await other_one.tell(other_one.activity("Delete", {"id": uri, "type": "Tombstone"}))
            await other_one.tell(other_one.activity("Update", {**changed, "id": uri, "attributedTo": other_one.uri}))
        await other_one.tell(other_one.activity("Update", changed))

    contents = {post["uri"]: post["content"] for post in await home(ada)}
    assert contents == {note["id"]: "<p>Mine</p>", own["uri"]: "<p>Ada&#39;s</p>"}


async def test_what_mo_deletes_does_not_come_back(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    note, late = await mo.say("Gone soon"), mo.note("Never came")
    [post] = await home(ada)

    await mo.tell(mo.activity("Delete", {"id": note["id"], "type": "Tombstone"}))
    await mo.tell(mo.activity("Delete", late["id"]))

    assert (await ada.get(f"{STATUSES}/{post['id']}")).status_code == 404
    for one in (note, late):
        await mo.tell(mo.create(one))
        await mo.tell(mo.activity("Update", {**one, "updated": LATER}))
        await mo.tell(mo.activity("Announce", one["id"], to=one["to"]))
    assert await home(ada) == []


async def test_a_poll_elsewhere_shows_the_figures_of_its_server(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    ends = iso(world.clock.now() + 3_600_000_000)
    poll = {"type": "Question", "oneOf": _options(1, 2), "endTime": ends, "votersCount": 3}
    note = await mo.say("Which?", **poll)
    [post] = await home(ada)
    assert ([option["votes_count"] for option in post["poll"]["options"]], post["poll"]["voters_count"]) == ([1, 2], 3)

    await ada.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [0]})
    note = await update(mo, note, oneOf=_options(5, 6), votersCount=11)

    seen = (await read(ada, post))["poll"]
    assert ([option["votes_count"] for option in seen["options"]], seen["voters_count"]) == ([5, 6], 11)
    assert (seen["voted"], seen["own_votes"], (await read(ada, post))["edited_at"]) == (True, [0], None)

    mo.server.documents[note["id"]] = {**note, "oneOf": _options(7, 8), "votersCount": 15, "closed": ends}
    world.step(hours=2)
    await world.settle()
    seen = (await read(ada, post))["poll"]
    assert ([option["votes_count"] for option in seen["options"]], seen["expired"]) == ([7, 8], True)
    assert [notice["type"] for notice in await ada.api("GET", "/api/v1/notifications")] == ["poll"]


async def test_a_poll_ends_even_where_its_server_is_gone(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    await mo.say("?", type="Question", oneOf=_options(0, 0), endTime=iso(world.clock.now() + 3_600_000_000))
    [post] = await home(ada)
    await ada.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [0]})

    mo.server.is_down = True
    world.step(hours=2)
    await world.settle()

    assert [notice["type"] for notice in await ada.api("GET", "/api/v1/notifications")] == ["poll"]


async def test_whoever_looks_at_a_poll_has_its_server_asked_now_and_then(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    note = await mo.say("?", type="Question", oneOf=_options(1, 2))
    [post] = await home(ada)
    path = f"/api/v1/polls/{post['poll']['id']}"

    async def looked_at(votes: int, who: Client) -> int:
        mo.server.documents[note["id"]] = {**note, "oneOf": _options(votes, 2)}
        await who.api("GET", path)
        await world.settle()
        return int((await world.anyone.api("GET", f"{STATUSES}/{post['id']}"))["poll"]["options"][0]["votes_count"])

    assert await looked_at(4, world.anyone) == 1
    assert await looked_at(4, ada) == 4
    assert await looked_at(5, ada) == 4
    world.step(minutes=3)
    assert await looked_at(6, ada) == 6
    mo.server.is_down = True
    world.step(minutes=3)
    assert await looked_at(7, ada) == 6


async def test_other_options_are_another_poll(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    note = await mo.say("?", type="Question", oneOf=_options(1, 2))
    [post] = await home(ada)

    world.step(hours=1)
    await update(mo, note, oneOf=[{"name": "Oats"}], updated=iso(world.clock.now()))

    seen = (await read(ada, post))["poll"]
    assert seen["id"] != post["poll"]["id"]
    assert [(option["title"], option["votes_count"]) for option in seen["options"]] == [("Oats", 0)]


async def test_a_group_hands_on_what_its_members_say(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    bread, kim = far.person("bread", kind="Group"), other.person("kim")
    await follow_far(ada, bread)
    page = kim.note("Look", type="Page", name="Rye", audience=bread.uri, cc=[bread.uri])

    await bread.tell(bread.activity("Announce", kim.create(page)))
    assert await known(world, page["id"]) is not None
    assert await home(ada) == []
    await bread.tell(bread.activity("Announce", page["id"], to=page["to"], cc=[f"{bread.uri}/followers"]))
    [shown] = await home(ada)
    assert shown["reblog"]["content"].startswith("<p><strong>Rye</strong></p>")

    forged = {**page, "content": "<p>Forged</p>", "updated": LATER}
    await bread.tell(bread.activity("Announce", kim.activity("Update", forged)))
    await bread.tell(bread.activity("Announce", kim.activity("Delete", page["id"])))
    assert "Forged" not in (await read(ada, shown["reblog"]))["content"]

    other.documents[page["id"]] = Page(status=410)
    await bread.tell(bread.activity("Announce", kim.activity("Delete", page["id"])))
    assert await known(world, page["id"]) is None


async def test_one_whom_an_edit_names_first_gets_the_post(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    note = await mo.say("To nobody here")
    assert await known(world, note["id"]) is None

    world.step(hours=1)
    named = {"tag": [naming(ada, "ada")], "cc": [actor_of(ada)], "updated": iso(world.clock.now())}
    await update(mo, note, **named)

    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert notice["status"]["uri"] == note["id"]


def _options(*votes: int) -> list[Any]:
    names = ("Rye", "Wheat")
    return [
        {"type": "Note", "name": name, "replies": {"totalItems": count}}
        for name, count in zip(names, votes, strict=True)
    ]
