"""Ada looks for people, tags and a post whose address she has."""

from typing import Any

import pytest

from tests.world.world import Client, World


async def found(who: Client, q: str, **wishes: str) -> dict[str, list[str]]:
    """The names of what was found, by kind."""
    answer: dict[str, Any] = await who.api("GET", "/api/v2/search", params={"q": q, **wishes})
    assert list(answer) == ["accounts", "statuses", "hashtags"]
    return {
        "accounts": [account["username"] for account in answer["accounts"]],
        "statuses": [status["id"] for status in answer["statuses"]],
        "hashtags": [tag["name"] for tag in answer["hashtags"]],
    }


async def test_people_and_tags_are_found_by_the_beginning_of_their_names(world: World) -> None:
    ada = await world.person("ada")
    await world.person("adam")
    await world.person("ben")
    for text in ("#adagio", "#Adage", "#bees"):
        await ada.api("POST", "/api/v1/statuses", json={"status": text})

    assert await found(ada, "ada") == {"accounts": ["ada", "adam"], "statuses": [], "hashtags": ["Adage", "adagio"]}
    assert await found(ada, "#ada") == {"accounts": [], "statuses": [], "hashtags": ["Adage", "adagio"]}
    assert await found(ada, "@ada") == {"accounts": ["ada", "adam"], "statuses": [], "hashtags": []}
    assert (await found(ada, "ada", type="hashtags", limit="1"))["hashtags"] == ["Adage"]
    assert (await found(ada, "ada", type="accounts", offset="1"))["accounts"] == ["adam"]


async def test_a_whole_address_means_one_account(world: World) -> None:
    ada = await world.person("ada")
    await world.person("adam")
    domain = world.house.settings.local_domain

    assert (await found(ada, f"@Ada@{domain}", resolve="true"))["accounts"] == ["ada"]
    assert (await found(ada, f"nobody@{domain}"))["accounts"] == []


async def test_a_post_is_found_by_its_address_by_those_who_may_see_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    said = await ada.api("POST", "/api/v1/statuses", json={"status": "hello"})
    kept = await ada.api("POST", "/api/v1/statuses", json={"status": "for me", "visibility": "direct"})

    assert (await found(ben, said["url"]))["statuses"] == [said["id"]]
    assert (await found(ben, said["uri"], type="statuses"))["statuses"] == [said["id"]]
    assert (await found(world.anyone, said["url"]))["statuses"] == [said["id"]]
    assert (await found(ben, kept["uri"]))["statuses"] == []
    assert (await found(ada, kept["uri"]))["statuses"] == [kept["id"]]
    assert (await found(ben, said["url"] + "9"))["statuses"] == []


async def test_a_search_for_nothing_is_refused(world: World) -> None:
    ada = await world.person("ada")

    for query in ("", " "):
        refused = await ada.get("/api/v2/search", params={"q": query})
        assert (refused.status_code, refused.json()["field"]) == (422, "q")
    assert (await ada.get("/api/v2/search", params={"q": "ada", "type": "mobs"})).status_code == 422


@pytest.mark.parametrize("wish", [{"resolve": "true"}, {"offset": "1"}])
async def test_strangers_neither_resolve_nor_page(world: World, wish: dict[str, str]) -> None:
    assert (await world.anyone.get("/api/v2/search", params={"q": "ada", **wish})).status_code == 401


async def test_searching_has_a_limit_of_its_own_at_all_its_doors(world: World) -> None:
    await world.person("ada")
    world.change(rate_limits=True)
    doors = ("/search?q=ada", "/api/v2/search?q=ada", "/api/v1/search?q=ada")

    answers = [(await world.anyone.get(door)).status_code for _ in range(50) for door in doors]

    assert answers == [200] * 150
    assert [(await world.anyone.get(door)).status_code for door in doors] == [429] * 3
    assert (await world.anyone.get("/api/v2/instance")).status_code == 200
