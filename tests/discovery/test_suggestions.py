"""Whom Ada may want to follow, and the directory of all who want to be found."""

from typing import Any

from sqlalchemy import func, select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.discovery.tables import dismissed_suggestion
from tests.posts.saying import block, follow, refusal, say
from tests.world.world import Client, World

DIRECTORY, SUGGESTIONS = "/api/v1/directory", "/api/v2/suggestions"
DISMISSED = statement(select(func.count().label("rows")).select_from(dismissed_suggestion))


async def discoverable(world: World, *names: str) -> list[Client]:
    """People who want to be found and posted one after another."""
    people = [await world.person(name) for name in names]
    for who in people:
        await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
        await say(who)
        world.step(seconds=1)
    return people


async def suggested(who: Client, **wishes: Any) -> list[str]:
    """The names of those who are suggested."""
    found: list[Any] = await who.api("GET", SUGGESTIONS, params=wishes)
    return [suggestion["account"]["username"] for suggestion in found]


async def listed(who: Client, **wishes: Any) -> list[str]:
    """The names in the directory."""
    found: list[Any] = await who.api("GET", DIRECTORY, params=wishes)
    return [account["username"] for account in found]


async def test_people_whom_ada_does_not_know_yet_are_suggested(world: World) -> None:
    ada, ben, cleo, *_ = await discoverable(world, "ada", "ben", "cleo", "dan", "eve")
    await say(await world.person("mo"))
    await follow(ada, ben)
    await block(cleo, ada)

    first: Any = (await ada.api("GET", SUGGESTIONS))[0]
    assert list(first) == ["source", "sources", "account"]
    assert (first["source"], first["sources"], first["account"]["acct"]) == ("global", [], "eve")
    assert await suggested(ada) == ["eve", "dan"]
    assert await suggested(ada, limit=1) == ["eve"]
    assert await suggested(ada, limit=0) == ["eve"]
    old: Any = await ada.api("GET", "/api/v1/suggestions", params={"limit": 1})
    assert old == [first["account"]]
    assert await refusal(world.anyone, "GET", SUGGESTIONS) == (401, "The access token is invalid")


async def test_who_is_dismissed_is_suggested_no_longer(world: World) -> None:
    ada, ben, cleo = await discoverable(world, "ada", "ben", "cleo")

    for _ in range(2):
        assert await ada.api("DELETE", f"/api/v1/suggestions/{cleo.id}") == {}

    assert await suggested(ada) == ["ben"]
    assert await suggested(ben) == ["cleo", "ada"]
    assert await refusal(ada, "DELETE", "/api/v1/suggestions/1") == (404, "Record not found")
    assert (await ada.delete(f"/api/v1/suggestions/{ada.id}")).status_code == 403


async def test_a_deleted_account_is_forgotten(world: World) -> None:
    ada, ben, cleo = await discoverable(world, "ada", "ben", "cleo")
    for who, whom in ((ada, ben), (cleo, ada), (ben, cleo)):
        await who.api("DELETE", f"/api/v1/suggestions/{whom.id}")

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    assert await world.house.db.value(DISMISSED) == 1


async def test_the_directory_lists_who_wants_to_be_found(world: World) -> None:
    ada, _, cleo = await discoverable(world, "ada", "ben", "cleo")
    mo = await world.person("mo")
    await say(mo)
    await say(ada)

    assert await listed(world.anyone) == ["ada", "cleo", "ben"]
    assert await listed(mo, order="active", local="true") == ["ada", "cleo", "ben"]
    assert await listed(mo, order="new") == ["cleo", "ben", "ada"]
    assert await listed(mo, limit=1, offset=1) == ["cleo"]
    assert await listed(mo, offset=3) == []
    assert (await world.anyone.get(DIRECTORY, params={"order": "best"})).status_code == 422
    await block(cleo, mo)
    await mo.api("POST", f"/api/v1/accounts/{ada.id}/mute")
    assert await listed(mo) == ["ben"]
