"""Pushing: what Ada's app gets of what she is told, and by whom."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from goodmob.core.clock import SECOND
from goodmob.notifications.actions.tell import tell
from tests.core.webpush.reading import App, claims
from tests.notifications.pushing import UNWELL, PushService, another_app, post, push_service, read, subscribed
from tests.world.world import World

HOUR = 3_600


@pytest.fixture
async def service(world: World, tmp_path: Path) -> AsyncIterator[PushService]:
    async with push_service(world, tmp_path) as service:
        yield service


@pytest.mark.parametrize("standard", [True, False])
async def test_a_mention_reaches_the_app_and_nobody_on_the_way_reads_it(
    world: World, service: PushService, standard: bool
) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    told = await subscribed(ada, app, f"{service.url}/ada", standard=standard)

    await post(ben, "Hello @ada,\n\nare you *there*?")
    await world.settle()

    [push] = service.got
    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert read(app, push) == {
        "access_token": ada.token,
        "preferred_locale": "en",
        "notification_id": int(notice["id"]),
        "notification_type": "mention",
        "icon": notice["account"]["avatar_static"],
        "title": "ben named you",
        "body": "Hello @ada, are you *there*?",
    }
    assert b"Hello" not in push.body
    headers = push.headers
    assert (headers["ttl"], headers["urgency"]) == (str(48 * HOUR), "normal")
    assert headers["content-encoding"] == ("aes128gcm" if standard else "aesgcm")
    if standard:
        token, public = headers["authorization"].removeprefix("vapid t=").split(",k=")
    else:
        token, public = headers["authorization"].removeprefix("WebPush "), told["server_key"].rstrip("=")
        assert headers["crypto-key"].endswith(f";p256ecdsa={public}")
    said = claims(token, public)
    assert public == told["server_key"].rstrip("=")
    assert (said["aud"], said["sub"]) == (service.url, "mailto:goodmob@goodmob.test")
    assert 0 < said["exp"] - world.clock.now() // SECOND <= 24 * HOUR


async def test_titles_are_in_the_language_of_whoever_is_told(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada", locale="fr"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")

    await post(ben, "Bonjour @ada")
    await world.settle()

    said = read(app, service.got[0])
    assert (said["preferred_locale"], said["title"]) == ("fr", "ben vous a mentionné")


async def test_a_warning_hides_the_text_and_a_long_text_ends_early(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")

    await post(ben, "@ada the end of the film", spoiler_text="A film")
    await post(ben, "@ada " + "é🍵" * 200)
    await world.settle()

    short, long = sorted((read(app, push)["body"] for push in service.got), key=len)
    assert short == "A film"
    assert (len(long), long[-1]) == (140, "…")


async def test_of_a_follow_the_app_gets_what_the_follower_says_of_herself(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Ben B.", "note": "I & tea"})
    await subscribed(ada, app, f"{service.url}/ada", data={"alerts": {"follow": True}})

    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await world.settle()

    said = read(app, service.got[0])
    assert (said["title"], said["body"]) == ("Ben B. follows you", "I & tea")


async def test_what_mobs_tell_has_words_of_its_own(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")

    about = {"from_account_id": int(ben.id), "cause_id": 1, "post_id": None}
    await world.house.db.act(tell, [int(ada.id)], "mob.live", **about)
    await world.settle()

    said = read(app, service.got[0])
    assert (said["notification_type"], said["title"]) == ("mob.live", "It has begun")
    assert said["body"] == "What you do counts from now on."


async def test_only_what_the_app_asked_for_is_pushed(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada", data={"alerts": {"favourite": True}})

    mine = await post(ada, "Good news")
    await ben.api("POST", f"/api/v1/statuses/{mine['id']}/reblog")
    await ben.api("POST", f"/api/v1/statuses/{mine['id']}/favourite")
    await post(ben, "@ada that is good")
    await world.settle()

    assert [read(app, push)["notification_type"] for push in service.got] == ["favourite"]


@pytest.mark.parametrize(
    ("policy", "follows", "heard"),
    [
        ("all", "", True),
        ("none", "both", False),
        ("followed", "", False),
        ("followed", "ben", False),
        ("followed", "ada", True),
        ("follower", "ada", False),
        ("follower", "ben", True),
    ],
)
async def test_the_policy_says_by_whom(
    world: World, service: PushService, policy: str, follows: str, heard: bool
) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for who, whom in ((ada, ben), (ben, ada)):
        if follows in {who.username, "both"}:
            await who.api("POST", f"/api/v1/accounts/{whom.id}/follow")
    await world.settle()
    await subscribed(ada, App(), f"{service.url}/ada", data={"alerts": {"mention": True}, "policy": policy})

    await post(ben, "Hello @ada")
    await world.settle()

    assert bool(service.got) is heard


async def test_the_end_of_ones_own_poll_is_pushed_whatever_the_policy(world: World, service: PushService) -> None:
    ada, app = await world.person("ada"), App()
    await subscribed(ada, app, f"{service.url}/ada", data={"alerts": {"poll": True}, "policy": "followed"})

    await post(ada, "Tea?", poll={"options": ["yes", "no"], "expires_in": HOUR})
    world.step(hours=2)
    await world.settle()

    assert [read(app, push)["notification_type"] for push in service.got] == ["poll"]


async def test_every_app_of_hers_gets_it_and_those_of_others_do_not(world: World, service: PushService) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    apps = {"/phone": App(), "/desk": App(), "/cleo": App()}
    phone, desk = ada, await another_app(world, ada)
    for (path, app), who in zip(apps.items(), (phone, desk, cleo), strict=True):
        await subscribed(who, app, service.url + path)

    await post(ben, "Hello @ada")
    await world.settle()

    tokens = {push.path: read(apps[push.path], push)["access_token"] for push in service.got}
    assert tokens == {"/phone": phone.token, "/desk": desk.token}


async def test_what_a_filter_hides_is_not_pushed(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")
    wish = {"title": "Film", "context": ["notifications"], "keywords_attributes": [{"keyword": "film"}]}
    await ada.api("POST", "/api/v2/filters", json={**wish, "filter_action": "hide"})

    await post(ben, "@ada the film ends badly")
    await post(ben, "@ada tea?")
    await world.settle()

    assert [read(app, push)["body"] for push in service.got] == ["@ada tea?"]


async def test_what_changed_on_the_way_is_heeded(world: World, service: PushService) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    service.answers["/ada"] = [UNWELL]
    await subscribed(ada, App(), f"{service.url}/ada")
    gone = await post(ben, "Hello @ada")
    await post(cleo, "Hello @ada")
    kept = await post(ben, "@ada once more")
    await world.settle()
    tried = len(service.got)
    service.answers.clear()

    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/block")
    await world.settle()
    [read_by_now] = [
        notice["id"] for notice in await ada.api("GET", "/api/v1/notifications") if notice["status"]["id"] == kept["id"]
    ]
    await ada.api("POST", f"/api/v1/notifications/{read_by_now}/dismiss")
    world.step(hours=1)
    await world.settle()

    assert tried == 3
    assert len(service.got) == tried


async def test_whoever_writes_pays_nothing_for_the_pushes_of_others(world: World, service: PushService) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await subscribed(ada, App(), f"{service.url}/ada")
    await post(cleo, "Hello @ben, hello @ada")
    await world.settle()

    with world.counting() as quiet:
        await post(cleo, "Hello @ben")
    with world.counting() as pushed:
        await post(cleo, "Hello @ada")

    assert pushed.total == quiet.total
    assert not [sql for sql in quiet.statements if "push_subscription" in sql]
    assert ben.id
