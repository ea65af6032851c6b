"""Stories of favourites, answers and boosts across servers that their authors are asked about first."""

from typing import Any

import pytest

from tests.posts.abroad.reading import BASE, PUBLIC, asked, fetched, following, met, taken_in
from tests.posts.saying import do, read, say
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World

ASKING = {
    name: {"with_approval": ["public"], "always": ["author"]} for name in ("can_favourite", "can_reply", "can_reblog")
}
WAITS = {"automaticApproval": [], "manualApproval": [PUBLIC]}
STAMPS = {"favourite": "LikeAuthorization", "reply": "ReplyAuthorization", "reblog": "AnnounceAuthorization"}
REQUESTS = {"favourite": "LikeRequest", "reply": "ReplyRequest", "reblog": "AnnounceRequest"}


def made_by(mo: FarPerson, kind: str, post: Any) -> Any:
    """What Mo makes of a post."""
    if kind == "reply":
        return mo.note("indeed", inReplyTo=post["uri"])
    return mo.activity("Like" if kind == "favourite" else "Announce", post["uri"], to=[PUBLIC])


async def ask(mo: FarPerson, kind: str, post: Any, made: Any) -> list[Any]:
    """Mo asks about what they made; what came back at once."""
    before = len(mo.server.received)
    await mo.tell(mo.activity(REQUESTS[kind], post["uri"], instrument=made))
    return [one.activity for one in mo.server.received[before:]]


async def waiting(ada: Client) -> Any:
    """The one thing that waits for Ada."""
    [request] = await ada.api("GET", "/api/v1/interaction_requests")
    return request


@pytest.mark.parametrize("kind", ["favourite", "reply", "reblog"])
async def test_mo_asks_and_ada_lets_it_in_with_a_stamp(world: World, kind: str) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "tea", interaction_policy=ASKING)
    made = made_by(mo, kind, post)

    assert await ask(mo, kind, post, made) == []
    request = await waiting(ada)
    await ada.api("POST", f"/api/v1/interaction_requests/{request['id']}/authorize")
    await world.settle()

    [accepted] = mo.server.got("Accept")
    assert accepted["object"]["type"] == REQUESTS[kind]
    assert accepted["object"]["instrument"] == made["id"]
    stamp = await fetched(world, accepted["result"])
    assert (stamp["type"], stamp["interactingObject"], stamp["interactionTarget"]) == (
        STAMPS[kind],
        made["id"],
        post["uri"],
    )
    shown = await read(ada, post)
    counts = {"favourite": "favourites_count", "reply": "replies_count", "reblog": "reblogs_count"}
    assert shown[counts[kind]] == 1


@pytest.mark.parametrize("kind", ["favourite", "reply", "reblog"])
async def test_mo_asks_and_ada_does_not_let_it_in(world: World, kind: str) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "tea", interaction_policy=ASKING)
    await ask(mo, kind, post, made_by(mo, kind, post))

    request = await waiting(ada)
    await ada.api("POST", f"/api/v1/interaction_requests/{request['id']}/reject")
    await world.settle()

    assert [one["object"]["type"] for one in mo.server.got("Reject")] == [REQUESTS[kind]]
    assert mo.server.got("Accept") == []


async def test_who_likes_without_asking_is_answered_all_the_same(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "tea", interaction_policy=ASKING)
    like = made_by(mo, "favourite", post)

    await mo.tell(like)
    assert (await read(ada, post))["favourites_count"] == 0
    await ada.api("POST", f"/api/v1/interaction_requests/{(await waiting(ada))['id']}/authorize")
    await world.settle()

    [accepted] = mo.server.got("Accept")
    assert accepted["object"] == like["id"]
    assert (await fetched(world, accepted["result"]))["interactingObject"] == like["id"]


@pytest.mark.parametrize("kind", ["favourite", "reply", "reblog"])
async def test_what_needs_no_asking_is_let_in_at_once_and_what_nobody_may_is_refused(world: World, kind: str) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    open_ = await say(ada, "tea")
    closed = await say(ada, "tea", interaction_policy={name: {"always": ["author"]} for name in ASKING})

    [accepted] = await ask(mo, kind, open_, made_by(mo, kind, open_))
    assert accepted["type"] == "Accept"
    [refused] = await ask(mo, kind, closed, made_by(mo, kind, closed))
    assert refused["type"] == "Reject"


async def test_a_stamp_is_kept_from_those_who_may_not_see_the_post(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await following(world, ada, "mo")
    post = await say(ada, "tea", visibility="private")
    await world.settle()

    [accepted] = [one for one in await ask(mo, "favourite", post, made_by(mo, "favourite", post)) if "result" in one]

    assert (await asked(world, accepted["result"])).status_code == 404
    assert (await mo.fetch(accepted["result"])).status_code == 200


async def test_nobody_asks_about_what_somebody_else_made(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    [eve] = await met(world, "eve", domain="evil.example")
    post = await say(ada, "tea")
    note = mo.note("indeed", inReplyTo=post["uri"])

    assert await ask(eve, "reply", post, note) == []
    stolen = {**note, "id": eve.server.new_uri("notes")}
    assert [one["type"] for one in await ask(eve, "reply", post, stolen)] == ["Reject"]
    assert (await read(ada, post))["replies_count"] == 0


async def test_ada_asks_mo_before_she_answers(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mo, note, post = await taken_in(world, ben, interactionPolicy={"canReply": WAITS})
    [fay] = await following(world, ada, "fay", domain="near.example")

    answer = await say(ada, "@mo@far.example indeed", in_reply_to_id=post["id"])
    await world.settle()

    [request] = mo.server.got("ReplyRequest")
    assert (request["object"], request["instrument"]["inReplyTo"]) == (note["id"], note["id"])
    assert mo.server.got("Create") == fay.server.got("Create") == []
    assert (await mo.fetch(answer["uri"])).status_code == 200
    assert (await asked(world, answer["uri"])).status_code == 404

    stamp = mo.server.new_uri("stamps")
    about = {"interactingObject": answer["uri"], "interactionTarget": note["id"], "attributedTo": mo.uri}
    mo.server.documents[stamp] = {"id": stamp, "type": "ReplyAuthorization", **about}
    await mo.tell(mo.activity("Accept", request["id"], result=stamp))

    [create] = fay.server.got("Create")
    assert create["object"]["replyAuthorization"] == create["object"]["approvedBy"] == stamp
    assert (await asked(world, answer["uri"])).status_code == 200


async def test_ada_asks_mo_before_she_likes_and_boosts(world: World) -> None:
    ada = await world.person("ada")
    policy = {"canLike": WAITS, "canAnnounce": WAITS}
    mo, note, post = await taken_in(world, ada, interactionPolicy=policy)

    await do(ada, "favourite", post)
    await do(ada, "reblog", post)
    await world.settle()
    [like], [announce] = mo.server.got("LikeRequest"), mo.server.got("AnnounceRequest")
    assert mo.server.got("Like") == mo.server.got("Announce") == []
    assert (like["instrument"]["type"], like["instrument"]["object"]) == ("Like", note["id"])
    assert (announce["instrument"]["type"], announce["instrument"]["object"]) == ("Announce", note["id"])

    await mo.tell(mo.activity("Accept", like["id"]))
    await mo.tell(mo.activity("Reject", announce["id"]))

    assert [one["object"] for one in mo.server.got("Like")] == [note["id"]]
    assert mo.server.got("Announce") == []
    shown = await read(ada, post)
    assert (shown["favourited"], shown["reblogged"]) == (True, False)


async def test_answers_among_us_to_a_post_with_a_policy_carry_its_authors_stamp(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await following(world, ben, "mo")
    post = await say(ada, "@ben tea", interaction_policy={"can_reply": {"always": ["author"]}})

    await say(ben, "indeed", in_reply_to_id=post["id"])
    await world.settle()

    [create] = world.far_server().got("Create")
    stamp = await fetched(world, create["object"]["replyAuthorization"])
    assert stamp["attributedTo"] == f"{BASE}/ap/users/{ada.id}"
