"""What is said of endorsements and collections, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.social.collections import COLLECTIONS, wanting
from tests.world.world import World


@lays("endorsements *", "accounts POST */*pin", "accounts POST */*endorse", "accounts GET */endorsements")
async def test_endorsements(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    account = f"/api/v1/accounts/{ben.id}"
    await laid(ada, "POST", f"{account}/follow")

    for verb in ("endorse", "unendorse", "pin", "unpin", "endorse"):
        await laid(ada, "POST", f"{account}/{verb}")
    assert await laid(ada, "GET", "/api/v1/endorsements")
    assert await laid(world.anyone, "GET", f"/api/v1/accounts/{ada.id}/endorsements")


@lays("collections *")
async def test_collections(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    wish = {"name": "Bakers", "description": "They bake", "language": "en", "tag_name": "bread", "discoverable": True}
    made = (await laid(ada, "POST", COLLECTIONS, json=wish))["collection"]
    own = f"{COLLECTIONS}/{made['id']}"

    item = (await laid(ada, "POST", f"{own}/items", json={"account_id": ben.id}))["collection_item"]
    await laid(ada, "PATCH", own, json={"tag_name": None, "language": None})
    await laid(world.anyone, "GET", own)
    assert (await laid(world.anyone, "GET", f"/api/v1/accounts/{ada.id}/collections"))["collections"]
    assert (await laid(ben, "GET", f"/api/v1/accounts/{ben.id}/in_collections"))["collections"]
    await laid(ben, "POST", f"{own}/items/{item['id']}/revoke")
    own_item = (await laid(ada, "POST", f"{own}/items", json={"account_id": ada.id}))["collection_item"]
    await laid(ada, "DELETE", f"{own}/items/{own_item['id']}")
    await laid(ada, "DELETE", own)
