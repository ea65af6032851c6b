"""Ada shows on her profile whom she recommends."""

from typing import Any

from tests.world.client import Client
from tests.world.world import World

OWN = "/api/v1/endorsements"


def door(account: Client, verb: str) -> str:
    return f"/api/v1/accounts/{account.id}/{verb}"


async def shown_by(viewer: Client, account: Client, **params: Any) -> list[str]:
    found = await viewer.api("GET", door(account, "endorsements"), params=params)
    return [one["username"] for one in found]


async def endorse(ada: Client, *others: Client) -> None:
    for other in others:
        await ada.api("POST", door(other, "follow"))
        await ada.api("POST", door(other, "endorse"))


async def test_whom_ada_follows_she_can_show_on_her_profile(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await endorse(ada, ben)
    await ada.api("POST", door(cleo, "follow"))

    tie = await ada.api("POST", door(cleo, "endorse"))

    assert (tie["id"], tie["following"], tie["endorsed"]) == (cleo.id, True, True)
    assert await ada.api("POST", door(cleo, "endorse")) == tie
    assert await shown_by(world.anyone, ada) == ["cleo", "ben"]
    assert [one["username"] for one in await ada.api("GET", OWN)] == ["cleo", "ben"]
    assert await ben.api("GET", OWN) == []
    ties = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": [ben.id, cleo.id]})
    assert [one["endorsed"] for one in ties] == [True, True]


async def test_only_whom_she_follows(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    refused = [await ada.post(door(other, "endorse")) for other in (ben, ada)]
    asked = await ada.api("POST", door(ben, "follow"))
    refused.append(await ada.post(door(ben, "endorse")))

    assert asked["requested"]
    assert {answer.status_code for answer in refused} == {422}
    error = "Validation failed: You must be already following the person you want to endorse"
    assert [answer.json()["error"] for answer in refused] == [error] * 3
    assert await shown_by(world.anyone, ada) == []

    await ben.api("POST", f"/api/v1/follow_requests/{ada.id}/authorize")
    assert (await ada.api("POST", door(ben, "endorse")))["endorsed"]


async def test_the_old_names_of_the_doors_lead_to_the_same(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", door(ben, "follow"))

    assert (await ada.api("POST", door(ben, "pin")))["endorsed"] is True
    assert (await ada.api("POST", door(ben, "unpin")))["endorsed"] is False
    assert (await ada.api("POST", door(ben, "unendorse")))["following"] is True


async def test_an_endorsement_ends_with_the_follow_and_does_not_come_back(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await endorse(ada, ben, cleo, mo)

    await ada.api("POST", door(ben, "unfollow"))
    await cleo.api("POST", door(ada, "block"))
    await mo.api("POST", door(ada, "remove_from_followers"))
    await ada.api("POST", door(ben, "follow"))

    assert await shown_by(world.anyone, ada) == []


async def test_a_viewer_does_not_meet_whom_they_must_not(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await endorse(ada, ben, cleo)
    await cleo.api("POST", door(mo, "block"))

    assert await shown_by(mo, ada) == ["ben"]
    await mo.api("POST", door(ben, "block"))
    assert await shown_by(mo, ada) == []
    assert await shown_by(world.anyone, ada) == ["cleo", "ben"]

    await ada.api("POST", door(mo, "block"))
    await mo.api("POST", door(ben, "unblock"))
    assert await shown_by(mo, ada) == []


async def test_the_list_is_read_page_by_page(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await endorse(ada, ben, cleo, mo)
    await mo.api("POST", door(cleo, "block"))

    first = await mo.get(door(ada, "endorsements"), params={"limit": 2})
    rest = await mo.api("GET", first.links["next"]["url"])

    assert [one["username"] for one in first.json()] == ["mo"]
    assert [one["username"] for one in rest] == ["ben"]


async def test_an_account_that_is_not_there_cannot_be_asked_about(world: World) -> None:
    ada = await world.person("ada")

    for verb in ("endorse", "unendorse"):
        assert (await ada.post(f"/api/v1/accounts/12345/{verb}")).status_code == 404
    assert (await ada.get("/api/v1/accounts/12345/endorsements")).status_code == 404
