"""What anybody sees of an account, by id, by name, by the beginning of a name."""

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from tests.world.far import meet
from tests.world.world import World


async def test_anyone_sees_all_of_mastodons_fields_in_their_order(world: World) -> None:
    ada = await world.person("ada")

    account = await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}")

    assert list(account) == [
        *("id", "username", "acct", "url", "uri", "display_name", "note"),
        *("avatar", "avatar_static", "avatar_description", "header", "header_static", "header_description"),
        *("locked", "fields", "emojis", "bot", "group", "discoverable", "indexable", "noindex"),
        *("created_at", "last_status_at", "statuses_count", "followers_count", "following_count"),
        *("hide_collections", "show_media", "show_media_replies", "show_featured", "roles", "feature_approval"),
    ]
    assert account["acct"] == account["username"] == "ada"
    assert account["url"] == "https://goodmob.test/@ada"
    assert account["uri"] == f"https://goodmob.test/ap/users/{ada.id}"
    assert account["created_at"] == "2026-11-21T00:00:00.000Z"
    assert account["last_status_at"] is None


async def test_whoever_has_no_picture_is_shown_one_that_clients_know_to_mean_none(world: World) -> None:
    ada = await world.person("ada")
    account = await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}")

    assert account["avatar"] == "https://goodmob.test/avatars/original/missing.png"
    assert account["header"] == "https://goodmob.test/headers/original/missing.png"
    for address in (account["avatar"], account["header"]):
        picture = await world.anyone.get(address)
        assert picture.status_code == 200
        assert picture.headers["content-type"] == "image/png"


@pytest.mark.parametrize("path", ["/api/v1/accounts/1", "/api/v1/accounts/ada", "/api/v1/accounts/lookup?acct=ada"])
async def test_a_missing_account_is_not_found(world: World, path: str) -> None:
    response = await world.anyone.get(path)

    assert response.status_code == 404
    assert response.json() == {"error": "Record not found"}


async def test_several_accounts_come_in_the_order_asked_for(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    found = await world.anyone.api("GET", "/api/v1/accounts", params={"id[]": [ben.id, "17", ada.id, ben.id]})

    assert [account["username"] for account in found] == ["ben", "ada"]


async def test_nobody_asks_for_more_than_forty_accounts_at_once(world: World) -> None:
    response = await world.anyone.get("/api/v1/accounts", params={"id[]": [str(number) for number in range(41)]})

    assert response.status_code == 422


@pytest.mark.parametrize("name", ["ada", "@ada", "ADA", "ada@goodmob.test", "@Ada@Goodmob.test"])
async def test_an_account_is_looked_up_however_its_name_is_written(world: World, name: str) -> None:
    ada = await world.person("ada")

    assert (await world.anyone.api("GET", "/api/v1/accounts/lookup", params={"acct": name}))["id"] == ada.id


@pytest.mark.parametrize("name", ["", "@", "ada ada", "ada@far.example", "ada@@", "<script>"])
async def test_what_names_nobody_is_not_found(world: World, name: str) -> None:
    await world.person("ada")

    assert (await world.anyone.get("/api/v1/accounts/lookup", params={"acct": name})).status_code == 404


async def test_accounts_are_found_by_the_beginning_of_their_name(world: World) -> None:
    ada = await world.person("ada")
    await world.person("adam")
    await world.person("ben")

    async def found(query: str, **more: str) -> list[str]:
        accounts = await ada.api("GET", "/api/v1/accounts/search", params={"q": query, **more})
        return [account["username"] for account in accounts]

    assert await found("ada") == ["ada", "adam"]
    assert await found("@AD") == ["ada", "adam"]
    assert await found("ada@goodmob.test") == ["ada"]
    assert await found("ad", limit="1") == ["ada"]
    assert await found("ad", limit="1", offset="1") == ["adam"]
    assert await found("%") == []
    assert await found("") == []


async def test_strangers_do_not_search(world: World) -> None:
    assert (await world.anyone.get("/api/v1/accounts/search?q=ada")).status_code == 401


async def test_a_deleted_account_is_gone_and_its_counters_with_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await world.house.db.act(delete_account, int(ben.id))

    assert (await world.anyone.get(f"/api/v1/accounts/{ben.id}")).status_code == 404
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ben")).status_code == 404
    assert await ada.api("GET", "/api/v1/accounts/search?q=ben") == []


async def test_a_page_of_known_accounts_costs_one_query(world: World) -> None:
    people = [await world.person(name) for name in ("ada", "ben", "cleo")]
    page = {"id[]": [person.id for person in people]}
    await world.anyone.api("GET", "/api/v1/accounts", params=page)

    with world.counting() as count:
        await world.anyone.api("GET", "/api/v1/accounts", params=page)

    assert count.total == 1


async def test_identity_proofs_are_always_empty(world: World) -> None:
    ada = await world.person("ada")

    assert await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}/identity_proofs") == []


async def test_staff_wear_their_badge(world: World) -> None:
    mo = await world.person("mo", role="moderator")

    account = await world.anyone.api("GET", f"/api/v1/accounts/{mo.id}")

    assert account["roles"] == [{"id": "1", "name": "Moderator", "color": "#1f8a5b"}]


async def test_a_search_goes_as_deep_as_anybody_reads(world: World) -> None:
    ada = await world.person("ada")

    assert await ada.api("GET", "/api/v1/accounts/search", params={"q": "ad", "offset": str(10**20)}) == []


async def test_somebody_of_another_server_is_found_under_the_full_name(world: World) -> None:
    ada = await world.person("ada")
    zoe = await world.house.db.act(meet, "zoe")

    account = await ada.api("GET", "/api/v1/accounts/lookup?acct=@Zoe@FAR.example")

    assert (account["id"], account["acct"]) == (str(zoe), "zoe@far.example")
    assert (account["url"], account["uri"]) == ("https://far.example/@zoe", "https://far.example/users/zoe")
    assert account["roles"] is None
    assert "noindex" not in account
    assert (await ada.get("/api/v1/accounts/lookup?acct=zoe")).status_code == 404
    assert [found["acct"] for found in await ada.api("GET", "/api/v1/accounts/search?q=zoe")] == ["zoe@far.example"]
