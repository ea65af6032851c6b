"""Conversations that reach over servers: what is answered and quoted is found with the post that is about it."""

from typing import Any

from goodmob.core.clock import SECOND, iso
from tests.posts.far import actor_of, follow_far, home, known, naming
from tests.posts.saying import STATUSES, say
from tests.world.far_server import FarPerson
from tests.world.world import World


def thread(mo: FarPerson, length: int) -> list[Any]:
    """Notes of which each answers the one before; none was brought here."""
    notes: list[Any] = []
    for number in range(length):
        before = {"inReplyTo": notes[-1]["id"]} if notes else {}
        notes.append(mo.note(f"Number {number}", published="2024-05-01T10:00:00Z", **before))
    return notes


async def test_the_beginning_of_a_long_conversation_is_found(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    notes = thread(mo, 8)

    last = await mo.say("Last", inReplyTo=notes[-1]["id"])

    post = (await home(ada))[0]
    assert post["uri"] == last["id"]
    context = await ada.api("GET", f"{STATUSES}/{post['id']}/context")
    assert [one["uri"] for one in context["ancestors"]] == [note["id"] for note in notes]
    assert [one["created_at"] for one in context["ancestors"]] == ["2024-05-01T10:00:00.000Z"] * 8
    first = context["ancestors"][0]
    below = await ada.api("GET", f"{STATUSES}/{first['id']}/context")
    assert len(below["descendants"]) == 8


async def test_older_posts_are_put_in_their_place_without_a_word(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    old = mo.note("Hello", published="2024-05-01T10:00:00Z", tag=[naming(ada, "ada")], cc=[actor_of(ada)])
    post = await say(ada, "Mine")

    await mo.say("New", inReplyTo=old["id"], tag=[naming(ada, "ada")])

    assert len(await ada.api("GET", "/api/v1/notifications")) == 1
    found = await known(world, old["id"])
    assert found is not None
    assert int(found) < int(post["id"])


async def test_what_cannot_be_had_leaves_the_answer_alone(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, eve = far.person("mo"), other.person("eve")
    await follow_far(ada, mo)
    beginning = eve.note("Beginning")
    other.is_down = True

    answer = await mo.say("Answer", inReplyTo=beginning["id"])
    found = await known(world, answer["id"])
    assert (await ada.api("GET", f"{STATUSES}/{found}"))["in_reply_to_id"] is None
    other.is_down = False
    await follow_far(ada, eve)
    await eve.tell(eve.create(beginning))
    tied = await ada.api("GET", f"{STATUSES}/{found}")
    assert tied["in_reply_to_id"] == await known(world, beginning["id"])
    assert (await ada.api("GET", f"{STATUSES}/{tied['in_reply_to_id']}"))["replies_count"] == 1


async def test_an_answer_to_whom_ada_does_not_follow_stays_out_of_her_home(world: World) -> None:
    ada = await world.person("ada")
    mo, eve = world.far_server("far.example").person("mo"), world.far_server("other.example").person("eve")
    await follow_far(ada, mo)
    to_eve = {"tag": [{"type": "Mention", "href": eve.uri}], "cc": [f"{mo.uri}/followers", eve.uri]}

    answer = await mo.say("To Eve", inReplyTo="https://other.example/gone", **to_eve)

    assert await known(world, answer["id"]) is not None
    assert await home(ada) == []


async def test_answers_that_go_round_end(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    one, other = mo.note("One"), mo.note("Other")
    for note, before in ((one, other), (other, one)):
        note["inReplyTo"] = before["id"]

    await mo.tell(mo.create(one))

    for note in (one, other):
        post_id = await known(world, note["id"])
        assert (await ada.get(f"{STATUSES}/{post_id}/context")).status_code == 200


async def test_a_stamp_proves_that_a_quote_is_wanted(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, eve = far.person("mo"), other.person("eve")
    await follow_far(ada, mo)
    quoted = eve.note("Quote me")
    stamp = {"type": "QuoteAuthorization", "attributedTo": eve.uri, "interactionTarget": quoted["id"]}

    def stamped(number: int, host: str = "other.example", **changes: Any) -> str:
        uri = f"https://{host}/stamps/{number}"
        server = other if host == "other.example" else far
        server.documents[uri] = {"id": uri, **stamp, **changes}
        return uri

    wanted = far.new_uri("notes")
    forged = {
        stamped(1, interactingObject="https://far.example/another"),
        stamped(2, interactingObject=wanted, attributedTo=mo.uri),
        stamped(3, interactingObject=wanted, interactionTarget="https://other.example/another"),
        stamped(4, "far.example", interactingObject=wanted),
        stamped(5, interactingObject=wanted, type="Note"),
        "https://other.example/nothing",
    }
    for uri in sorted(forged):
        await mo.say("Look", quote=quoted["id"], quoteAuthorization=uri, id=wanted)
        post_id = await known(world, wanted)
        assert (await ada.api("GET", f"{STATUSES}/{post_id}"))["quote"]["state"] == "pending"
        await mo.tell(mo.activity("Delete", wanted))
        wanted_before, wanted = wanted, far.new_uri("notes")
        assert await known(world, wanted_before) is None
        stamped(2, interactingObject=wanted, attributedTo=mo.uri)
        stamped(3, interactingObject=wanted, interactionTarget="https://other.example/another")
        stamped(4, "far.example", interactingObject=wanted)
        stamped(5, interactingObject=wanted, type="Note")

    real = stamped(6, interactingObject=wanted)
    await mo.say("Look", quote=quoted["id"], quoteAuthorization=real, id=wanted)

    shown = (await home(ada))[0]["quote"]
    assert (shown["state"], shown["quoted_status"]["uri"]) == ("accepted", quoted["id"])


async def test_an_update_brings_the_stamp_later(world: World) -> None:
    ada = await world.person("ada")
    mo, eve = world.far_server("far.example").person("mo"), world.far_server("other.example").person("eve")
    await follow_far(ada, mo)
    quoted = eve.note("Quote me")
    note = await mo.say("Look", quote=quoted["id"])
    assert (await home(ada))[0]["quote"]["state"] == "pending"

    uri = "https://other.example/stamps/1"
    eve.server.documents[uri] = {
        "id": uri,
        "type": "QuoteAuthorization",
        "attributedTo": eve.uri,
        "interactingObject": note["id"],
        "interactionTarget": quoted["id"],
    }
    await mo.tell(mo.activity("Update", {**note, "quoteAuthorization": uri}))

    assert (await home(ada))[0]["quote"]["state"] == "accepted"


async def test_ada_hears_of_a_quote_that_she_lets(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada, "Quote me", quote_approval_policy="public")
    note, unasked = mo.note("Look", quote=post["uri"]), mo.note("Unasked", quote=post["uri"])

    await mo.tell(mo.activity("QuoteRequest", post["uri"], instrument=note["id"]))
    for one in (note, unasked):
        await mo.tell(mo.create(one))

    assert len(mo.server.got("Accept")) == 1
    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert (notice["type"], notice["status"]["uri"]) == ("quote", note["id"])
    assert notice["status"]["quote"]["state"] == "accepted"
    assert (await ada.api("GET", f"{STATUSES}/{post['id']}"))["quotes_count"] == 1


async def test_authors_quote_themselves_without_asking(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    first = mo.note("First")

    await mo.say("Second", quoteUrl=first["id"])

    assert (await home(ada))[0]["quote"]["state"] == "accepted"


async def test_a_quote_of_which_nobody_is_asked_is_a_link_until_a_stamp_comes(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo, gus = far.person("mo"), world.far_server("other.example").person("gus")
    await follow_far(ada, mo)
    quoted = gus.note("First")
    ours = await say(ada, "Mine")

    for key in ("quoteUrl", "quoteUri", "_misskey_quote"):
        note = await mo.say("So", **{key: quoted["id"]})
        await mo.say("Yours", **{key: ours["uri"]})
    for post in await home(ada):
        assert post["quote"] is None
    assert await ada.api("GET", "/api/v1/notifications") == []
    stamp = {"id": gus.server.new_uri("stamps"), "type": "QuoteAuthorization", "attributedTo": gus.uri}
    gus.server.documents[stamp["id"]] = stamp | {"interactingObject": note["id"], "interactionTarget": quoted["id"]}
    later = iso(world.clock.now() + SECOND)
    await mo.tell(mo.activity("Update", note | {"quoteAuthorization": stamp["id"], "updated": later}))

    assert [post["quote"]["state"] for post in await home(ada) if post["quote"]] == ["accepted"]


async def test_adas_reply_policy_holds_for_mo(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")

    def only(who: str, key: str) -> Any:
        return {"can_reply": {"automatic_approval" if key == "always" else "manual_approval": [who]}}

    closed = await say(ada, "Closed", interaction_policy=only("followers", "always"))
    asking = await say(ada, "Asking", interaction_policy=only("public", "asks"))

    refused = await mo.say("Refused", inReplyTo=closed["uri"])
    waiting = await mo.say("Waiting", inReplyTo=asking["uri"])

    assert await known(world, refused["id"]) is None
    post_id = await known(world, waiting["id"])
    assert (await world.anyone.get(f"{STATUSES}/{post_id}")).status_code == 404
    [request] = await ada.api("GET", "/api/v1/interaction_requests")
    await ada.api("POST", f"/api/v1/interaction_requests/{request['id']}/authorize")
    await world.settle()
    assert (await world.anyone.get(f"{STATUSES}/{post_id}")).status_code == 200
