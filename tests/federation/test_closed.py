"""Nothing goes either way between this server and one that is closed, whatever was exchanged before."""

import pytest

from goodmob.instance.actions.keep_allow_list import change_allow_list
from goodmob.instance.actions.keep_server_block import ServerBlockWish, add_server_block
from tests.world.world import Client, World


def uri_of(world: World, who: Client) -> str:
    return f"{world.house.settings.base_url}/ap/users/{who.id}"


async def close(world: World, how: str) -> None:
    if how == "suspended":
        await world.house.db.act(add_server_block, 1, "far.example", ServerBlockWish(severity="suspend"))
    else:
        await world.house.db.act(change_allow_list, 1, on=True)
    await world.settle()


@pytest.mark.parametrize("how", ["suspended", "not allowed"])
async def test_what_a_closed_server_brings_is_refused(world: World, how: str) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo, eve = far.person("mo"), far.person("eve")
    await mo.tell(mo.activity("Like", uri_of(world, ada)))
    await close(world, how)
    far.asked.clear()

    for person in (mo, eve):
        assert (await person.send(person.activity("Follow", uri_of(world, ada)))).status_code == 403
    await world.settle()

    assert far.asked == []
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 0


@pytest.mark.parametrize(("how", "last"), [("suspended", ["Reject", "Undo"]), ("not allowed", [])])
async def test_nothing_is_brought_to_a_closed_server_but_that_follows_ended(
    world: World, how: str, last: list[str]
) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    await mo.tell(mo.activity("Follow", uri_of(world, ada)))
    found = await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": mo.acct})
    await ada.api("POST", f"/api/v1/accounts/{found['id']}/follow")
    await world.settle()
    far.received.clear()
    await close(world, how)

    await ada.api("POST", "/api/v1/statuses", data={"status": "Hello @mo@far.example"})
    await world.settle()

    assert sorted(one.activity["type"] for one in far.received) == last
    assert all(one.activity["object"]["type"] == "Follow" for one in far.received)


async def test_public_pages_stay_public_where_only_allowed_servers_are_spoken_with(world: World) -> None:
    ada = await world.person("ada")
    post = await ada.api("POST", "/api/v1/statuses", data={"status": "Hello"})
    await close(world, "not allowed")

    for page in ("/", "/public", "/@ada", f"/@ada/{post['id']}"):
        assert (await world.anyone.get(page)).status_code == 200
    assert await world.anyone.api("GET", f"/api/v1/statuses/{post['id']}")
    assert (await ada.get("/api/v1/timelines/home")).status_code == 200
