"""Mo of the far server moves to another one, Ada moves away, and Ben moves here: whoever follows is led on."""

import pytest

from goodmob.accounts.actions.move import move
from goodmob.core.errors import HasMoved
from goodmob.federation.people import known_actor
from goodmob.posts.actions.publish import Draft, publish
from goodmob.social.queries.follows import follow_between, request_between
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import PASSWORD, World

PLACE = "/settings/move"


async def follow(world: World, follower: Client, target: FarPerson) -> int:
    """Somebody here follows somebody there, who lets them in; gives the account of the target."""
    target_id = await known_actor(world.house, target.uri)
    await follower.api("POST", f"/api/v1/accounts/{target_id}/follow")
    await world.settle()
    [asked] = [one for one in target.server.got("Follow") if one["object"] == target.uri]
    await target.tell(target.activity("Accept", asked))
    return target_id


async def test_followers_here_are_led_to_where_mo_lives_now(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server(), world.far_server("other.example")
    mo = far.person("mo")
    anew = other.person("mo", alsoKnownAs=[mo.uri])
    old_id = await follow(world, ada, mo)

    await mo.tell(mo.activity("Move", mo.uri, target=anew.uri))

    new_id = await known_actor(world.house, anew.uri)
    assert await request_between(world.house.db, int(ada.id), new_id) is not None
    assert await follow_between(world.house.db, int(ada.id), old_id) is None
    assert [one["object"] for one in other.got("Follow")] == [anew.uri]
    assert [one["type"] for one in far.got("Undo")] == ["Undo"]
    shown = await ada.api("GET", f"/api/v1/accounts/{old_id}")
    assert shown["moved"]["acct"] == "mo@other.example"


@pytest.mark.parametrize("aliases", [[], ["https://far.example/users/somebody-else"]])
async def test_nobody_is_led_where_the_target_does_not_agree(world: World, aliases: list[str]) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    anew = world.far_server("other.example").person("mo", alsoKnownAs=aliases)
    old_id = await follow(world, ada, mo)

    await mo.tell(mo.activity("Move", mo.uri, target=anew.uri))

    assert await follow_between(world.house.db, int(ada.id), old_id) is not None
    assert "moved" not in await ada.api("GET", f"/api/v1/accounts/{old_id}")


async def test_nobody_can_move_somebody_else(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server(), world.far_server("other.example")
    mo, thief = far.person("mo"), far.person("thief")
    anew = other.person("mo", alsoKnownAs=[mo.uri, thief.uri])
    old_id = await follow(world, ada, mo)

    await thief.tell(thief.activity("Move", mo.uri, target=anew.uri))

    assert await follow_between(world.house.db, int(ada.id), old_id) is not None


async def test_a_second_move_within_thirty_days_is_not_heard(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    first = world.far_server("first.example").person("mo", alsoKnownAs=[mo.uri])
    second = world.far_server("second.example").person("mo", alsoKnownAs=[mo.uri])
    old_id = await follow(world, ada, mo)

    await mo.tell(mo.activity("Move", mo.uri, target=first.uri))
    await mo.tell(mo.activity("Move", mo.uri, target=second.uri))

    assert (await ada.api("GET", f"/api/v1/accounts/{old_id}"))["moved"]["acct"] == "mo@first.example"


async def test_lists_blocks_mutes_and_notes_come_along(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mo = world.far_server().person("mo")
    anew = world.far_server("other.example").person("mo", alsoKnownAs=[mo.uri])
    old_id = await follow(world, ada, mo)
    made = await ada.api("POST", "/api/v1/lists", data={"title": "Friends"})
    await ada.api("POST", f"/api/v1/lists/{made['id']}/accounts", data={"account_ids[]": [str(old_id)]})
    await ada.api("POST", f"/api/v1/accounts/{old_id}/note", data={"comment": "From the choir"})
    await ben.api("POST", f"/api/v1/accounts/{old_id}/block")
    await cleo.api("POST", f"/api/v1/accounts/{old_id}/mute", data={"notifications": "false"})
    await world.settle()

    await mo.tell(mo.activity("Move", mo.uri, target=anew.uri))

    new_id = await known_actor(world.house, anew.uri)
    ties = {}
    for person in (ada, ben, cleo):
        [ties[person.username]] = await person.api("GET", "/api/v1/accounts/relationships", params={"id[]": [new_id]})
    assert ties["ada"]["note"] == "From the choir"
    assert ties["ben"]["blocking"] is True
    assert (ties["cleo"]["muting"], ties["cleo"]["muting_notifications"]) == (True, False)
    members = await ada.api("GET", f"/api/v1/lists/{made['id']}/accounts")
    assert [account["acct"] for account in members] == ["mo@other.example"]


async def test_ada_moves_away_and_others_are_told(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    far = world.far_server()
    mo, anew = far.person("mo"), world.far_server("other.example").person("ada")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    own = f"https://goodmob.test/ap/users/{ada.id}"
    await mo.tell(mo.activity("Follow", own))

    wish = {"moved_to_uri": "ada@other.example", "password": PASSWORD}
    assert (await ada.post("/api/v1/accounts/move", data=wish)).status_code == 422
    anew.about["alsoKnownAs"] = [own]
    assert (await ada.post("/api/v1/accounts/move", data={**wish, "password": "wrong"})).status_code == 422
    assert (await ada.post("/api/v1/accounts/move", data=wish)).status_code == 202
    await world.settle()

    [moved] = far.got("Move")
    assert (moved["actor"], moved["object"], moved["target"]) == (own, own, anew.uri)
    actor = (await mo.fetch(own)).json()
    assert actor["movedTo"] == anew.uri
    assert (await ben.api("GET", f"/api/v1/accounts/{ada.id}"))["moved"]["acct"] == "ada@other.example"
    new_id = await known_actor(world.house, anew.uri)
    assert await request_between(world.house.db, int(ben.id), new_id) is not None
    assert (await ada.post("/api/v1/accounts/move", data=wish)).status_code == 422


async def test_ben_moves_here_with_his_followers(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    old = world.far_server().person("ben")
    old_id = await follow(world, ada, old)

    told = await ben.api("POST", "/api/v1/accounts/alias", json={"also_known_as_uris": ["ben@far.example"]})
    own = f"https://goodmob.test/ap/users/{ben.id}"
    actor = (await old.fetch(own)).json()
    await old.tell(old.activity("Move", old.uri, target=own))

    assert told["acct"] == "ben"
    assert actor["alsoKnownAs"] == [old.uri]
    assert await follow_between(world.house.db, int(ada.id), int(ben.id)) is not None
    assert await follow_between(world.house.db, int(ada.id), old_id) is None


async def test_the_page_of_moving(world: World) -> None:
    ben = await world.person("ben")
    old = world.far_server().person("ben")
    browser = await browser_of(world, "ben")
    odd = await press(browser, PLACE, "/alias", other="nobody@far.example")
    await press(browser, PLACE, "/alias", other="ben@far.example")
    added = await read(browser, PLACE)
    wrong = await press(browser, PLACE, "/leave", target="ben@far.example", password="x")
    unnamed = await press(browser, PLACE, "/leave", target="ben@far.example", password=PASSWORD)
    old.about["alsoKnownAs"] = [f"https://goodmob.test/ap/users/{ben.id}"]
    await press(browser, PLACE, "/leave", target="ben@far.example", password=PASSWORD)
    moved = await read(browser, PLACE)
    await press(browser, PLACE, "/stay")
    await press(browser, PLACE, "/alias/drop")
    back = await read(browser, PLACE)

    assert odd.status_code == wrong.status_code == unnamed.status_code == 422
    assert "@ben@far.example" in added.text
    assert "This account has moved." in moved.text
    assert "This account has moved." not in back.text
    assert "once in thirty days" in back.text
    assert "@ben@far.example" not in back.text


async def test_whoever_has_moved_looks_on_but_says_and_follows_nothing_until_they_stay(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ben.api("POST", "/api/v1/statuses", data={"status": "tea"})
    await world.house.db.act(move, int(ada.id), int(ben.id))
    await world.settle()
    browser = await browser_of(world, "ada")

    for path in ("statuses", f"accounts/{ben.id}/follow", f"statuses/{post['id']}/favourite"):
        answer = await ada.post(f"/api/v1/{path}", json={"status": "cake"})
        assert (answer.status_code, answer.json()["error"]) == (403, HasMoved().error), path
    with pytest.raises(HasMoved):
        await world.house.db.act(publish, world.house.settings, int(ada.id), Draft(text="cake"))
    assert (await ada.get("/api/v1/timelines/home")).status_code == 200
    home = await read(browser, "/home")
    assert "This account has moved to @ben." in home.select_one("main .notice--info").get_text()  # type: ignore[union-attr]
    assert not home.select("main textarea")
    assert not (await read(await browser_of(world, "ben"), "/@ada")).select("form.follow")
    refused = await press(browser, "/@ben", "/follow")
    assert (refused.status_code, "under Moving" in refused.text) == (403, True)

    await press(browser, PLACE, "/stay")
    assert (await ada.api("POST", "/api/v1/statuses", data={"status": "cake"}))["content"] == "<p>cake</p>"
