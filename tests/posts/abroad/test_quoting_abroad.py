"""Stories of quotes across servers: asked for, allowed by a stamp that is looked at, and taken back."""

from typing import Any

import pytest

from tests.posts.abroad.reading import BASE, PUBLIC, asked, fetched, following, met, taken_in
from tests.posts.saying import STATUSES, read, say
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World

OPEN: dict[str, Any] = {"interactionPolicy": {"canQuote": {"automaticApproval": [PUBLIC]}}}


def stamp_by(mo: FarPerson, made: str, note: Any, **other: Any) -> str:
    """A stamp that the far server keeps: Mo lets what has this id quote the note."""
    uri = mo.server.new_uri("stamps")
    said = {"id": uri, "type": "QuoteAuthorization", "attributedTo": mo.uri}
    mo.server.documents[uri] = {**said, "interactingObject": made, "interactionTarget": note["id"], **other}
    return uri


async def quoting(world: World, ada: Client) -> tuple[FarPerson, Any, Any]:
    """Mo, a note of theirs, and the post of Ada that quotes it and waits."""
    mo, note, post = await taken_in(world, ada, **OPEN)
    quote = await say(ada, "so", quoted_status_id=post["id"])
    await world.settle()
    return mo, note, quote


async def accept(mo: FarPerson, result: str | None) -> None:
    """Mo answers what was asked last, as Mastodon does."""
    request = mo.server.got("QuoteRequest")[-1]
    more = {} if result is None else {"result": result}
    await mo.tell(mo.activity("Accept", {**request}, **more))


async def test_ada_quotes_mo_who_is_asked_and_lets_her(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()

    mo, note, quote = await quoting(world, ada)

    [request] = far.got("QuoteRequest")
    assert (request["object"], request["instrument"]["id"], request["to"]) == (note["id"], quote["uri"], [mo.uri])
    assert (await read(ada, quote))["quote"]["state"] == "pending"
    assert "quoteAuthorization" not in far.got("Create")[-1]["object"]

    stamp = stamp_by(mo, quote["uri"], note)
    await accept(mo, stamp)

    shown = await read(ada, quote)
    assert (shown["quote"]["state"], shown["quote"]["quoted_status"]["uri"]) == ("accepted", note["id"])
    assert shown["quote"]["quoted_status"]["quotes_count"] == 1
    assert (await fetched(world, quote["uri"]))["quoteAuthorization"] == stamp
    assert far.got("Update")[-1]["object"]["quoteAuthorization"] == stamp


async def test_mo_is_asked_about_a_quote_among_followers_but_does_not_read_it(world: World) -> None:
    ada = await world.person("ada")
    mo, note, post = await taken_in(world, ada, **OPEN)

    quote = await say(ada, "among us", quoted_status_id=post["id"], visibility="private")
    await world.settle()

    [request] = mo.server.got("QuoteRequest")
    assert (request["object"], request["instrument"]) == (note["id"], quote["uri"])
    assert "among us" not in str([one.activity for one in mo.server.received])
    await accept(mo, stamp_by(mo, quote["uri"], note))
    assert (await read(ada, quote))["quote"]["state"] == "accepted"


@pytest.mark.parametrize("lie", ["none", "elsewhere", "other post", "other quote", "other author", "other kind"])
async def test_a_stamp_that_does_not_hold_allows_nothing(world: World, lie: str) -> None:
    ada = await world.person("ada")
    mo, note, quote = await quoting(world, ada)
    [eve] = await met(world, "eve", domain="evil.example")
    stamps = {
        "none": None,
        "elsewhere": stamp_by(eve, quote["uri"], note, attributedTo=mo.uri),
        "other post": stamp_by(mo, quote["uri"], {"id": f"{note['id']}0"}),
        "other quote": stamp_by(mo, f"{quote['uri']}0", note),
        "other author": stamp_by(mo, quote["uri"], note, attributedTo=eve.uri),
        "other kind": stamp_by(mo, quote["uri"], note, type="LikeAuthorization"),
    }

    await accept(mo, stamps[lie])

    assert (await read(ada, quote))["quote"]["state"] == "pending"


async def test_nobody_else_answers_for_mo(world: World) -> None:
    ada = await world.person("ada")
    mo, note, quote = await quoting(world, ada)
    [eve] = await met(world, "eve", domain="evil.example")
    stamp = stamp_by(mo, quote["uri"], note)
    request = mo.server.got("QuoteRequest")[-1]

    await eve.tell(eve.activity("Accept", request["id"], result=stamp))
    assert (await read(ada, quote))["quote"]["state"] == "pending"
    await eve.tell(eve.activity("Reject", request["id"]))
    assert (await read(ada, quote))["quote"]["state"] == "pending"

    await accept(mo, stamp)
    await eve.tell(eve.activity("Delete", stamp))
    assert (await read(ada, quote))["quote"]["state"] == "accepted"


async def test_mo_does_not_let_ada_quote(world: World) -> None:
    ada = await world.person("ada")
    mo, _, quote = await quoting(world, ada)

    await mo.tell(mo.activity("Reject", mo.server.got("QuoteRequest")[-1]["id"]))

    shown = await read(ada, quote)
    assert (shown["quote"]["state"], shown["quote"]["quoted_status"]) == ("rejected", None)
    assert "quote" not in await fetched(world, quote["uri"])


async def test_mo_takes_the_quote_back(world: World) -> None:
    ada = await world.person("ada")
    mo, note, quote = await quoting(world, ada)
    stamp = stamp_by(mo, quote["uri"], note)
    await accept(mo, stamp)

    await mo.tell(mo.activity("Delete", {"id": stamp, "type": "QuoteAuthorization"}))

    assert (await read(ada, quote))["quote"]["state"] == "revoked"
    assert not {"quote", "quoteAuthorization"} & mo.server.got("Update")[-1]["object"].keys()


async def request_from(mo: FarPerson, post: Any, note: Any) -> Any:
    """Mo asks to quote a post of ours; what was answered."""
    before = len(mo.server.received)
    await mo.tell(mo.activity("QuoteRequest", post["uri"], instrument=note))
    return [one.activity for one in mo.server.received[before:]]


async def test_mo_quotes_ada_with_a_stamp_that_she_can_take_back(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await following(world, ada, "mo")
    post = await say(ada, "tea")
    await world.settle()
    note = mo.note("so", quote=post["uri"])

    [accepted] = [one for one in await request_from(mo, post, note) if one["type"] == "Accept"]
    stamp = await fetched(world, accepted["result"])

    assert {key: stamp[key] for key in stamp if key != "@context"} == {
        "id": accepted["result"],
        "type": "QuoteAuthorization",
        "attributedTo": f"{BASE}/ap/users/{ada.id}",
        "interactingObject": note["id"],
        "interactionTarget": post["uri"],
    }
    again = await request_from(mo, post, note)
    assert [one["result"] for one in again if one["type"] == "Accept"] in ([], [accepted["result"]])

    note["quoteAuthorization"] = accepted["result"]
    note |= {"to": [PUBLIC, f"{BASE}/ap/users/{ada.id}"]}
    note["tag"] = [{"type": "Mention", "href": f"{BASE}/ap/users/{ada.id}", "name": "@ada@goodmob.test"}]
    await mo.tell(mo.create(note))
    [quote] = await ada.api("GET", f"{STATUSES}/{post['id']}/quotes")
    assert quote["quote"]["state"] == "accepted"

    await ada.api("POST", f"{STATUSES}/{post['id']}/quotes/{quote['id']}/revoke")
    await world.settle()

    delete = mo.server.got("Delete")[-1]
    assert (delete["object"]["id"], delete["actor"]) == (accepted["result"], stamp["attributedTo"])
    assert (await asked(world, accepted["result"])).status_code == 404
    assert (await read(ada, quote))["quote"]["state"] == "revoked"


async def test_what_ada_lets_nobody_quote_is_refused_and_what_is_not_for_mo_is_not_answered(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    closed = await say(ada, "tea", quote_approval_policy="nobody")
    hidden = await say(ada, "tea", visibility="private")
    here = await say(ada, "tea", local_only=True)

    [refused] = await request_from(mo, closed, mo.note("so"))
    assert (refused["type"], refused["to"], refused["object"]["object"]) == ("Reject", [mo.uri], closed["uri"])
    assert await request_from(mo, hidden, mo.note("so")) == []
    assert await request_from(mo, here, mo.note("so")) == []


async def test_nobody_gets_a_stamp_for_what_somebody_else_wrote(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    [eve] = await met(world, "eve", domain="evil.example")
    post, note = await say(ada, "tea"), mo.note("so")

    assert await request_from(eve, post, note) == []
    await request_from(mo, post, note)
    other = await say(ada, "coffee")
    assert [one["type"] for one in await request_from(mo, other, note)] == []


async def test_quotes_between_people_here_carry_a_stamp_for_the_others(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await following(world, ada, "mo")
    post = await say(ben, "tea")

    quote = await say(ada, "so", quoted_status_id=post["id"])
    await world.settle()

    sent = world.far_server().got("Create")[-1]["object"]
    stamp = await fetched(world, sent["quoteAuthorization"])
    assert (stamp["interactingObject"], stamp["interactionTarget"]) == (quote["uri"], post["uri"])
    assert stamp["attributedTo"] == post["account"]["uri"]

    await ben.api("POST", f"{STATUSES}/{post['id']}/quotes/{quote['id']}/revoke")
    await world.settle()
    assert "quote" not in world.far_server().got("Update")[-1]["object"]
    assert (await asked(world, stamp["id"])).status_code == 404
