"""Who is put into a collection is told."""

from typing import Any

from tests.contract.asking import laid
from tests.social.collections import COLLECTIONS, make, wanting
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World


async def told(world: World, client: Client) -> list[tuple[str, str, str]]:
    """What somebody was told: the type, by whom, and of which collection."""
    await world.settle()
    notices: list[Any] = await laid(client, "GET", "/api/v1/notifications")
    return [(one["type"], one["account"]["username"], one["collection"]["name"]) for one in notices]


async def test_who_is_put_in_is_told_and_of_new_words_again(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    made = await make(ada, ben, ada)
    await ada.api("POST", f"{COLLECTIONS}/{made['id']}/items", data={"account_id": cleo.id})
    added = ("added_to_collection", "ada", "Bakers")
    assert await told(world, ben) == await told(world, cleo) == [added]

    for name in ("Cooks", "Chefs"):
        await ada.api("PATCH", f"{COLLECTIONS}/{made['id']}", json={"name": name})
    await ada.api("PATCH", f"{COLLECTIONS}/{made['id']}", json={"sensitive": True})

    expected = [("collection_update", "ada", "Chefs"), ("added_to_collection", "ada", "Chefs")]
    assert await told(world, ben) == await told(world, cleo) == expected
    assert await told(world, ada) == []


async def test_who_is_no_longer_in_it_is_told_nothing(world: World) -> None:
    ada, ben, cleo, mo = await wanting(world, "ada", "ben", "cleo", "mo")
    made = await make(ada, ben, cleo, mo)
    await world.settle()
    [first, second, _] = made["items"]

    await ada.api("DELETE", f"{COLLECTIONS}/{made['id']}/items/{first['id']}")
    await cleo.api("POST", f"{COLLECTIONS}/{made['id']}/items/{second['id']}/revoke")
    await ada.api("PATCH", f"{COLLECTIONS}/{made['id']}", json={"description": "They bake"})

    assert await told(world, ben) == await told(world, cleo) == []
    assert len(await told(world, mo)) == 2
    await ada.api("DELETE", f"{COLLECTIONS}/{made['id']}")
    assert await told(world, mo) == []


async def test_who_muted_the_owner_is_not_told(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/mute")

    await make(ada, ben)

    assert await told(world, ben) == []


async def test_an_open_screen_shows_the_collection(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")

    async with ben.listen("/api/v1/streaming/user") as stream:
        made = await make(ada, ben)
        await world.settle()
        happening = await stream.next()

    assert (happening.event, happening.json["collection"]) == ("notification", made)


async def test_the_page_of_notices_leads_to_the_collection(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    made = await make(ada, ben)
    await ada.api("PATCH", f"{COLLECTIONS}/{made['id']}", json={"name": "Cooks"})
    await world.settle()

    page = await read(await browser_of(world, "ben"), "/notifications")

    assert [line.split(" · ")[0] for line in texts(page, ".told__words p a[href*=collections]")] == ["Cooks", "Cooks"]
