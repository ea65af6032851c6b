"""What the far server is told of Ada herself: that she changed, and that she is gone."""

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.accounts.actions.standing import suspend
from goodmob.federation.people import known_actor
from tests.posts.far import follow_far
from tests.world.world import World


async def test_followers_elsewhere_hear_of_a_new_profile_once(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    mo, cleo = far.person("mo"), far.person("cleo")
    own = f"https://goodmob.test/ap/users/{ada.id}"
    for one in (mo, cleo):
        await one.tell(one.activity("Follow", own))

    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada L."})
    await world.settle()

    [told] = far.got("Update")
    assert told["actor"] == told["object"]["id"] == own
    assert told["object"]["name"] == "Ada L."
    assert told["object"]["publicKey"]["owner"] == own


async def test_nobody_hears_of_a_profile_that_nobody_follows(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await known_actor(world.house, far.person("mo").uri)

    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada L."})
    await world.settle()

    assert far.received == []


async def test_every_known_server_hears_that_ada_is_gone(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server(), world.far_server("other.example")
    mo, cleo, dee = far.person("mo"), far.person("cleo"), other.person("dee")
    for one in (mo, cleo, dee):
        await known_actor(world.house, one.uri)

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    own = f"https://goodmob.test/ap/users/{ada.id}"
    for server in (far, other):
        told = {(one.activity["type"], one.activity["actor"], one.activity["object"]) for one in server.received}
        assert told == {("Delete", own, own)}


async def test_mo_is_known_as_they_say_now(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    await mo.tell(mo.activity("Follow", f"https://goodmob.test/ap/users/{ada.id}"))
    id_ = await known_actor(world.house, mo.uri)

    mo.about["name"] = "Mo anew"
    await mo.tell(mo.activity("Update", mo.document()))

    assert (await ada.api("GET", f"/api/v1/accounts/{id_}"))["display_name"] == "Mo anew"


async def test_nobody_says_of_somebody_else_that_they_changed_or_are_gone(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    mo, thief = far.person("mo"), far.person("thief")
    id_ = await known_actor(world.house, mo.uri)

    await thief.tell(thief.activity("Update", {**mo.document(), "name": "Stolen"}))
    await thief.tell(thief.activity("Update", {**mo.document(), "id": thief.uri, "name": "Copied"}))
    await thief.tell(thief.activity("Delete", mo.uri))
    await thief.tell(thief.activity("Delete", f"https://goodmob.test/ap/users/{ada.id}"))

    assert (await ada.api("GET", f"/api/v1/accounts/{id_}"))["display_name"] == "Mo"
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["username"] == "ada"


async def test_mo_who_is_gone_does_not_come_back(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    mo = far.person("mo")
    await mo.tell(mo.activity("Follow", f"https://goodmob.test/ap/users/{ada.id}"))
    await known_actor(world.house, mo.uri)

    await mo.tell(mo.activity("Delete", mo.uri))

    assert (await ada.get("/api/v1/accounts/lookup", params={"acct": "mo@far.example"})).status_code == 404
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/followers") == []
    found = await ada.api("GET", "/api/v2/search", params={"q": "mo@far.example", "resolve": "true"})
    assert found["accounts"] == []


async def test_mo_whose_own_server_suspends_him_is_seen_by_nobody_until_it_lets_him_back(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    await follow_far(ada, mo)
    await mo.tell(mo.create(mo.note("tea")))
    [post] = await ada.api("GET", "/api/v1/timelines/home")
    mo_here = f"/api/v1/accounts/{post['account']['id']}"
    bare = {key: value for key, value in mo.document().items() if key not in {"name", "summary"}}

    await mo.tell(mo.activity("Update", {**bare, "suspended": True}))

    assert (await ada.api("GET", mo_here))["suspended"] is True
    assert await ada.api("GET", f"{mo_here}/statuses") == await ada.api("GET", "/api/v1/timelines/home") == []
    assert (await ada.get(f"/api/v1/statuses/{post['id']}")).status_code == 404
    await mo.tell(mo.create(mo.note("more tea")))
    await mo.tell(mo.activity("Update", mo.document()))
    back = await ada.api("GET", mo_here)
    assert (back["display_name"], "suspended" in back) == ("Mo", False)
    assert [one["id"] for one in await ada.api("GET", f"{mo_here}/statuses")] == [post["id"]]


async def test_whom_staff_here_suspended_no_other_server_lets_back(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    id_ = await known_actor(world.house, mo.uri)
    await mo.tell(mo.activity("Update", {**mo.document(), "suspended": True}))
    await world.house.db.act(suspend, id_)

    await mo.tell(mo.activity("Update", mo.document()))

    assert (await ada.api("GET", f"/api/v1/accounts/{id_}"))["suspended"] is True
