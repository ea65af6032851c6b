"""People whom somebody recommends, in tests."""

from typing import Any

from tests.world.client import Client
from tests.world.world import World

COLLECTIONS = "/api/v1/collections"


async def wanting(world: World, *names: str, **profile: str) -> list[Client]:
    """People with these names who want to be found, so that others may put them into collections."""
    people = [await world.person(name) for name in names]
    for person in people:
        await person.api("PATCH", "/api/v1/accounts/update_credentials", data={"discoverable": "true", **profile})
    return people


async def make(owner: Client, *members: Client, **wish: Any) -> Any:
    """A collection of the owner, called Bakers and shown on the profile unless it is wished otherwise."""
    fields = {"name": "Bakers", "discoverable": True, **wish, "account_ids": [member.id for member in members]}
    return (await owner.api("POST", COLLECTIONS, json=fields))["collection"]


async def members(viewer: Client, collection: Any) -> list[str]:
    """The names of those in the collection, as the viewer sees them."""
    shown = await viewer.api("GET", f"{COLLECTIONS}/{collection['id']}")
    names = {account["id"]: account["username"] for account in shown["accounts"]}
    return [names[item["account_id"]] for item in shown["collection"]["items"]]


async def kept(owner: Client, viewer: Client | None = None) -> list[str]:
    """The names of the collections of the owner, as the viewer sees them."""
    found = await (viewer or owner).api("GET", f"/api/v1/accounts/{owner.id}/collections")
    return [one["name"] for one in found["collections"]]
