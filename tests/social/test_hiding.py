"""Blocks, mutes, hidden domains and private notes."""

import pytest

from tests.world.world import World


async def test_a_block_ends_follows_both_ways_and_forbids_new_ones(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")

    answer = await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")

    assert (answer["blocking"], answer["following"], answer["followed_by"]) == (True, False, False)
    [seen_by_ada] = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ben.id})
    assert (seen_by_ada["following"], seen_by_ada["blocked_by"]) == (False, True)
    assert (await ada.post(f"/api/v1/accounts/{ben.id}/follow")).status_code == 403
    assert (await ben.post(f"/api/v1/accounts/{ada.id}/follow")).status_code == 403
    assert [account["username"] for account in await ben.api("GET", "/api/v1/blocks")] == ["ada"]


async def test_unblocking_does_not_bring_the_follows_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")

    answer = await ben.api("POST", f"/api/v1/accounts/{ada.id}/unblock")

    assert (answer["blocking"], answer["followed_by"]) == (False, False)
    assert await ben.api("GET", "/api/v1/blocks") == []


async def test_a_mute_for_an_hour_ends_by_itself(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    answer = await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", data={"duration": "3600"})
    [muted] = await ada.api("GET", "/api/v1/mutes")
    world.step(seconds=3601)

    assert (answer["muting"], answer["muting_notifications"]) == (True, True)
    assert muted["mute_expires_at"] == answer["muting_expires_at"] is not None
    [ties] = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ben.id})
    assert ties["muting"] is False
    assert await ada.api("GET", "/api/v1/mutes") == []


@pytest.mark.parametrize("duration", [-1, 200 * 365 * 24 * 3600, 2**63])
async def test_a_mute_for_less_than_nothing_or_more_than_a_life_is_refused(world: World, duration: int) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    refused = await ada.post(f"/api/v1/accounts/{ben.id}/mute", data={"duration": str(duration)})

    assert (refused.status_code, refused.json()["field"]) == (422, "duration")
    assert await ada.api("GET", "/api/v1/mutes") == []


async def test_a_mute_may_keep_notices_and_be_taken_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    kept = await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", data={"notifications": "false"})
    ended = await ada.api("POST", f"/api/v1/accounts/{ben.id}/unmute")

    assert (kept["muting"], kept["muting_notifications"], kept["muting_expires_at"]) == (True, False, None)
    assert ended["muting"] is False


@pytest.mark.parametrize("verb", ["block", "mute", "unblock", "unmute", "note"])
async def test_nobody_does_this_to_oneself_or_to_nobody(world: World, verb: str) -> None:
    ada = await world.person("ada")

    assert (await ada.post(f"/api/v1/accounts/{ada.id}/{verb}")).status_code == 403
    assert (await ada.post(f"/api/v1/accounts/99/{verb}")).status_code == 404


async def test_a_note_is_for_its_writer_only(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    written = await ada.api("POST", f"/api/v1/accounts/{ben.id}/note", data={"comment": "Met at the river."})
    [seen_by_ben] = await ben.api("GET", "/api/v1/accounts/relationships", params={"id[]": ada.id})
    too_long = await ada.post(f"/api/v1/accounts/{ben.id}/note", data={"comment": "x" * 2001})
    taken = await ada.api("POST", f"/api/v1/accounts/{ben.id}/note", data={"comment": ""})

    assert written["note"] == "Met at the river."
    assert seen_by_ben["note"] == ""
    assert too_long.status_code == 422
    assert "comment" in too_long.json()["error"].lower()
    assert taken["note"] == ""


async def test_a_hidden_domain_is_listed_until_it_is_shown(world: World) -> None:
    ada = await world.person("ada")

    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "Far.Example"})
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "far.example"})
    hidden = await ada.api("GET", "/api/v1/domain_blocks")
    await ada.api("DELETE", "/api/v1/domain_blocks", data={"domain": "far.example"})

    assert hidden == ["far.example"]
    assert await ada.api("GET", "/api/v1/domain_blocks") == []
    assert (await ada.post("/api/v1/domain_blocks", data={"domain": "not a domain"})).status_code == 422
