"""Streams of the whole house: what people do reaches the open screens of those who may hear it."""

import json
from typing import Any

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.mobs.actions.call import NewMob, call_mob
from goodmob.mobs.rules.wishes import MobFields, Visibility, Wish
from goodmob.oauth.actions.revoke import revoke_of_account
from tests.streaming.screen import Events, Wire
from tests.web.reading import browser_of
from tests.world.world import Client, World


def watch(world: World, person: Client, path: str, **query: str) -> Events:
    return Events(world.app, f"/api/v1/streaming/{path}", person.token, **query)


async def told(screen: Events) -> tuple[str, Any]:
    """The name and the payload of the next event."""
    first, _, second = (await screen.event()).partition("\n")
    return first.removeprefix("event: "), json.loads(second.removeprefix("data: "))


async def publish(world: World, author: Client, text: str, **about: Any) -> dict[str, Any]:
    post: dict[str, Any] = await author.api("POST", "/api/v1/statuses", json={"status": text, **about})
    await world.settle()
    return post


async def test_a_post_reaches_the_home_of_a_follower(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await world.settle()
    screen = watch(world, ada, "user")
    await screen.begin()
    post = await publish(world, ben, "The bees are back")

    event, status = await told(screen)
    assert event == "update"
    assert status["id"] == post["id"]
    assert status["account"]["username"] == "ben"

    await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()
    assert await told(screen) == ("delete", int(post["id"]))
    await screen.leave()


async def test_an_open_home_goes_on_after_a_new_follow(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    screen = watch(world, ada, "user")
    await screen.begin()
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await world.settle()
    await publish(world, ben, "The bees are back")

    assert (await told(screen))[0] == "update"
    await screen.leave()


async def test_a_revoked_token_closes_its_streams(world: World) -> None:
    ada = await world.person("ada")
    screen, wire = watch(world, ada, "user"), Wire(world.app, ada.token, stream="public")
    await screen.begin()
    await wire.begin()
    await world.house.db.act(revoke_of_account, int(ada.id))
    await world.settle()

    await screen.ended()
    await wire.ended()
    assert (await watch(world, ada, "user").refusal())[0] == 401


async def test_a_deleted_account_sees_nothing_more_in_any_browser(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    shown = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    screen = Events(world.app, "/live", cookie=shown, stream=["user"])
    await screen.begin()

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    await screen.ended()


async def test_a_block_is_heard_of_at_once(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    screen = watch(world, ada, "public")
    await screen.begin()
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    await world.settle()
    await publish(world, ben, "Not for Ada")
    await publish(world, cleo, "For everybody")

    _, status = await told(screen)
    assert status["account"]["username"] == "cleo"
    await screen.leave()


async def test_a_mention_is_told_to_those_who_may_read_notifications(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    screen = watch(world, ada, "user/notification")
    await screen.begin()
    await publish(world, ben, "Hello @ada")

    event, notice = await told(screen)
    assert (event, notice["type"], notice["account"]["username"]) == ("notification", "mention", "ben")
    await screen.leave()


async def test_a_list_is_heard_by_its_owner_only(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Bees"})
    mine, foreign = watch(world, ada, "list", list=kept["id"]), watch(world, ben, "list", list=kept["id"])
    await mine.begin()

    assert (await foreign.refusal())[0] == 404
    await mine.leave()


async def test_a_tag_is_heard_whatever_its_case(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    wire = Wire(world.app, ada.token)
    await wire.begin()
    await wire.order(type="subscribe", stream="hashtag", tag="Bees")
    while not world.house.bus.has_listeners("hashtag:bees"):
        await world.settle()
    await publish(world, ben, "They are back #BEES")

    frame = await wire.frame()
    assert (frame["stream"], frame["event"]) == (["hashtag", "Bees"], "update")
    assert json.loads(frame["payload"])["account"]["username"] == "ben"
    await wire.leave()


async def call(world: World, host: Client, visibility: Visibility = "public") -> str:
    """Calls a mob and gives its id."""
    fields = MobFields(
        title="Pick litter",
        starts_at="2026-11-22T12:00:00Z",
        ends_at="2026-11-22T14:00:00Z",
        visibility=visibility,
    )
    new = NewMob(usual=Wish(), fields=fields)
    mob_id = await world.house.db.act(call_mob, world.house.settings, int(host.id), new)
    await world.settle()
    return str(mob_id)


async def test_a_mob_is_shown_to_strangers_beginning_with_its_tally(world: World) -> None:
    ada = await world.person("ada")
    mob_id = await call(world, ada)
    stranger, wire = Events(world.app, "/api/v1/streaming/mob", mob=mob_id), Wire(world.app, ada.token)
    await stranger.begin()
    await wire.begin()
    await wire.order(type="subscribe", stream="mob", mob=mob_id)

    event, tally = await told(stranger)
    frame = await wire.frame()
    assert (event, tally["id"], tally["state"], tally["joined"]) == ("mob.update", mob_id, "gathering", 0)
    assert (frame["stream"], json.loads(frame["payload"])) == (["mob", mob_id], tally)
    await stranger.leave()
    await wire.leave()


async def test_a_mob_is_shown_to_those_only_who_may_see_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob_id = await call(world, ada, "private")
    host = watch(world, ada, "mob", mob=mob_id)
    await host.begin()

    assert (await told(host))[1]["id"] == mob_id
    assert (await watch(world, ben, "mob", mob=mob_id).refusal())[0] == 404
    assert (await Events(world.app, "/api/v1/streaming/mob", mob=mob_id).refusal())[0] == 404
    assert (await watch(world, ben, "mob", mob="7").refusal())[0] == 404
    await host.leave()
