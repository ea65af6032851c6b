"""Two Goodmobs talk over TLS: people of one follow, answer and boost people of the other."""

from typing import Any

from tests.federation.neighbours import Neighbours
from tests.federation.neighbours import neighbours as neighbours
from tests.world.client import Client


async def test_each_is_reached_behind_its_certificate(neighbours: Neighbours) -> None:
    here, there = neighbours.here, neighbours.there

    answer = await here.house.http.get(f"{there.house.settings.base_url}/api/v2/instance")

    assert answer.status == 200
    assert there.house.settings.local_domain.encode() in answer.body


async def test_ada_finds_mo_and_follows_him(neighbours: Neighbours) -> None:
    ada, mo = await neighbours.here.person("ada"), await neighbours.there.person("mo")

    found = await follow(neighbours, ada, mo)

    assert found["acct"] == f"mo@{neighbours.there.house.settings.local_domain}"
    [relationship] = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": found["id"]})
    assert (relationship["following"], relationship["requested"]) == (True, False)
    [follower] = await mo.api("GET", f"/api/v1/accounts/{mo.id}/followers")
    assert follower["acct"] == f"ada@{neighbours.here.house.settings.local_domain}"
    assert [notice["type"] for notice in await mo.api("GET", "/api/v1/notifications")] == ["follow"]


async def test_who_is_locked_lets_ada_in_when_he_wishes(neighbours: Neighbours) -> None:
    ada, mo = await neighbours.here.person("ada"), await neighbours.there.person("mo")
    await mo.api("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    found = await follow(neighbours, ada, mo)
    path = "/api/v1/accounts/relationships"
    [waiting] = await ada.api("GET", path, params={"id[]": found["id"]})

    [asking] = await mo.api("GET", "/api/v1/follow_requests")
    await mo.api("POST", f"/api/v1/follow_requests/{asking['id']}/authorize")
    await neighbours.settle()

    [let_in] = await ada.api("GET", path, params={"id[]": found["id"]})
    assert (waiting["following"], waiting["requested"]) == (False, True)
    assert (let_in["following"], let_in["requested"]) == (True, False)


async def test_a_conversation_crosses_both_ways(neighbours: Neighbours) -> None:
    ada, mo = await neighbours.here.person("ada"), await neighbours.there.person("mo")
    await follow(neighbours, ada, mo)

    await mo.api("POST", "/api/v1/statuses", json={"status": "Good morning, town #dawn"})
    await neighbours.settle()
    [heard] = await ada.api("GET", "/api/v1/timelines/home")
    assert "Good morning, town" in heard["content"]
    assert [tag["name"] for tag in heard["tags"]] == ["dawn"]

    answer = {"status": f"@{heard['account']['acct']} and to you", "in_reply_to_id": heard["id"]}
    sent = await ada.api("POST", "/api/v1/statuses", json=answer)
    for deed in ("favourite", "reblog"):
        await ada.api("POST", f"/api/v1/statuses/{heard['id']}/{deed}")
    await neighbours.settle()

    notices = await mo.api("GET", "/api/v1/notifications")
    assert {notice["type"] for notice in notices} == {"follow", "mention", "favourite", "reblog"}
    mention = next(notice["status"] for notice in notices if notice["type"] == "mention")
    assert "and to you" in mention["content"]
    own = await mo.api("GET", f"/api/v1/statuses/{mention['in_reply_to_id']}")
    assert (own["replies_count"], own["favourites_count"], own["reblogs_count"]) == (1, 1, 1)

    neighbours.here.step(minutes=1)
    edit = {"status": f"@{heard['account']['acct']} and to you all"}
    await ada.api("PUT", f"/api/v1/statuses/{sent['id']}", json=edit)
    await neighbours.settle()
    edited = await mo.api("GET", f"/api/v1/statuses/{mention['id']}")
    assert "and to you all" in edited["content"]
    assert edited["edited_at"] is not None

    await ada.api("DELETE", f"/api/v1/statuses/{sent['id']}")
    for deed in ("unfavourite", "unreblog"):
        await ada.api("POST", f"/api/v1/statuses/{heard['id']}/{deed}")
    await neighbours.settle()
    assert (await mo.get(f"/api/v1/statuses/{mention['id']}")).status_code == 404
    own = await mo.api("GET", f"/api/v1/statuses/{own['id']}")
    assert (own["replies_count"], own["favourites_count"], own["reblogs_count"]) == (0, 0, 0)


async def test_what_is_for_one_alone_goes_to_one_alone(neighbours: Neighbours) -> None:
    ada, mo, nils = (
        await neighbours.here.person("ada"),
        await neighbours.there.person("mo"),
        await neighbours.there.person("nils"),
    )
    found = await follow(neighbours, ada, mo)
    for other in (mo, nils):
        await follow(neighbours, other, ada)

    secret = {"status": f"@{found['acct']} between us", "visibility": "direct"}
    await ada.api("POST", "/api/v1/statuses", json=secret)
    await neighbours.settle()

    [conversation] = await mo.api("GET", "/api/v1/conversations")
    assert conversation["last_status"]["visibility"] == "direct"
    assert await nils.api("GET", "/api/v1/timelines/home") == []
    assert (await nils.get(f"/api/v1/statuses/{conversation['last_status']['id']}")).status_code == 404


async def test_a_poll_is_voted_on_from_next_door(neighbours: Neighbours) -> None:
    ada, mo = await neighbours.here.person("ada"), await neighbours.there.person("mo")
    await follow(neighbours, ada, mo)
    question = {"status": "Which?", "poll": {"options": ["left", "right"], "expires_in": 3600}}
    asked = await mo.api("POST", "/api/v1/statuses", json=question)
    await neighbours.settle()
    [seen] = await ada.api("GET", "/api/v1/timelines/home")

    await ada.api("POST", f"/api/v1/polls/{seen['poll']['id']}/votes", json={"choices": [1]})
    await neighbours.settle()

    poll = (await mo.api("GET", f"/api/v1/statuses/{asked['id']}"))["poll"]
    assert [option["votes_count"] for option in poll["options"]] == [0, 1]
    assert poll["voters_count"] == 1


async def test_a_block_ends_what_was_between_them(neighbours: Neighbours) -> None:
    ada, mo = await neighbours.here.person("ada"), await neighbours.there.person("mo")
    await follow(neighbours, ada, mo)
    [follower] = await mo.api("GET", f"/api/v1/accounts/{mo.id}/followers")

    await mo.api("POST", f"/api/v1/accounts/{follower['id']}/block")
    await mo.api("POST", "/api/v1/statuses", json={"status": "Quiet now"})
    await neighbours.settle()

    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/following") == []
    assert await ada.api("GET", "/api/v1/timelines/home") == []


async def follow(neighbours: Neighbours, who: Client, whom: Client) -> Any:
    """Finds somebody next door by name and follows them; gives the account as it is seen from where `who` lives."""
    there = neighbours.there if who.app is neighbours.here.app else neighbours.here
    name = f"@{whom.username}@{there.house.settings.local_domain}"
    params = {"q": name, "resolve": "true", "type": "accounts"}
    [found] = (await who.api("GET", "/api/v2/search", params=params))["accounts"]
    await who.api("POST", f"/api/v1/accounts/{found['id']}/follow")
    await neighbours.settle()
    return found
