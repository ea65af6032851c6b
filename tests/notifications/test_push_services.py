"""Push services: what becomes of a push, and of a subscription, by what its service says."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from goodmob.oauth.actions.revoke import revoke_of_account
from tests.core.http.far_server import answer
from tests.core.webpush.reading import App
from tests.notifications.pushing import PATH, UNWELL, PushService, another_app, post, push_service, read, subscribed
from tests.world.world import World

HOUR = 3_600


@pytest.fixture
async def service(world: World, tmp_path: Path) -> AsyncIterator[PushService]:
    async with push_service(world, tmp_path) as service:
        yield service


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "400 Bad Request"])
async def test_a_subscription_that_the_service_does_not_know_is_ended(
    world: World, service: PushService, status: str
) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    service.answers["/ada"] = [answer(status)]

    await post(ben, "Hello @ada")
    await world.settle()
    await post(ben, "Hello again @ada")
    await world.settle()

    assert len(service.got) == 1
    assert (await ada.get(PATH)).status_code == 404


@pytest.mark.parametrize("status", ["201 Created", "200 OK", "202 Accepted", "413 Content Too Large"])
async def test_what_has_arrived_is_pushed_once(world: World, service: PushService, status: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    service.answers["/ada"] = [answer(status)]

    await post(ben, "Hello @ada")
    await world.settle()
    world.step(hours=7)
    await world.settle()

    assert len(service.got) == 1
    assert (await ada.get(PATH)).status_code == 200


@pytest.mark.parametrize("status", ["503 Service Unavailable", "500 Oh", "429 Too Many Requests", "307 Elsewhere"])
async def test_a_service_that_is_unwell_is_asked_again_later_and_then_once(
    world: World, service: PushService, status: str
) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")
    service.answers["/ada"] = [answer(status), answer(status), answer("201 Created")]

    await post(ben, "Hello @ada")
    await world.settle()
    at_once = len(service.got)
    for _ in range(6):
        world.step(minutes=2)
        await world.settle()

    assert at_once == 1
    assert len(service.got) == 3
    assert len({read(app, push)["notification_id"] for push in service.got}) == 1
    assert int(service.got[-1].headers["ttl"]) < 48 * HOUR
    assert (await ada.get(PATH)).status_code == 200


async def test_a_service_that_says_when_is_asked_then(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    service.answers["/ada"] = [answer("429 Too Many Requests", retry_after="1800"), answer("201 Created")]

    await post(ben, "Hello @ada")
    await world.settle()
    world.step(minutes=29)
    await world.settle()
    too_early = len(service.got)
    world.step(minutes=1, seconds=1)
    await world.settle()

    assert (too_early, len(service.got)) == (1, 2)


async def test_a_service_that_is_away_for_two_days_is_given_up(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    service.answers["/ada"] = [UNWELL]

    await post(ben, "Hello @ada")
    await world.settle()
    for _ in range(30):
        world.step(hours=2)
        await world.settle()

    assert 8 < len(service.got) < 30
    assert (await ada.get(PATH)).status_code == 404


async def test_a_push_that_waited_two_days_here_is_dropped_and_the_next_one_goes(
    world: World, service: PushService
) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")
    service.answers["/ada"] = [UNWELL, answer("201 Created")]

    await post(ben, "Hello @ada")
    await world.settle()
    world.step(days=3)
    await world.settle()
    await post(ben, "@ada once more")
    await world.settle()

    assert [read(app, push)["body"] for push in service.got] == ["Hello @ada", "@ada once more"]


async def test_a_name_that_leads_into_this_house_is_not_pushed_to(world: World, tmp_path: Path) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with push_service(world, tmp_path, private=False) as service:
        await subscribed(ada, App(), f"{service.url}/ada")

        await post(ben, "Hello @ada")
        await world.settle()

        assert service.got == []
    assert (await ada.get(PATH)).status_code == 404


async def test_few_pushes_are_on_their_way_to_one_host(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for number in range(12):
        await subscribed(await another_app(world, ada), App(), f"{service.url}/{number}")

    await post(ben, "Hello @ada")
    await world.settle()

    assert len({push.path for push in service.got}) == 12
    assert service.most_at_once <= 4


async def test_a_push_service_can_end_what_it_pushes_to_and_nobody_else_can(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    await post(ben, "Hello @ada")
    await world.settle()
    ticket = service.got[0].headers["unsubscribe-url"]
    assert ticket.startswith("https://goodmob.test/api/web/push_subscriptions/")

    for wrong in (ticket[:-1], f"{ticket[:-1]}!", ticket.replace("ns/", "ns/A"), ticket.rpartition("/")[0] + "/1"):
        assert (await world.anyone.delete(wrong)).status_code == 404
    assert (await ada.get(PATH)).status_code == 200
    ended, again = await world.anyone.delete(ticket), await world.anyone.delete(ticket)

    assert [(one.status_code, one.json()) for one in (ended, again)] == [(200, {}), (200, {})]
    assert (await ada.get(PATH)).status_code == 404


async def test_an_old_ticket_ends_nothing(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/ada")
    await post(ben, "Hello @ada")
    await world.settle()

    world.step(hours=49)

    assert (await world.anyone.delete(service.got[0].headers["unsubscribe-url"])).status_code == 404
    assert (await ada.get(PATH)).status_code == 200


async def test_a_token_taken_back_on_the_way_is_told_to_nobody(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    service.answers["/ada"] = [UNWELL]
    await subscribed(ada, App(), f"{service.url}/ada")
    await post(ben, "Hello @ada")
    await world.settle()
    tried = len(service.got)

    await world.house.db.act(revoke_of_account, int(ada.id))
    world.step(hours=1)
    await world.settle()

    assert (tried, len(service.got)) == (1, 1)


async def test_without_its_key_the_house_ends_subscriptions_and_apps_come_back(
    world: World, service: PushService, tmp_path: Path
) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    await subscribed(ada, app, f"{service.url}/ada")
    world.change(data=tmp_path / "elsewhere")

    await post(ben, "Hello @ada")
    await world.settle()
    lost = (await ada.get(PATH)).status_code
    await subscribed(ada, app, f"{service.url}/ada")
    await post(ben, "@ada once more")
    await world.settle()

    assert lost == 404
    assert [read(app, push)["body"] for push in service.got] == ["@ada once more"]


async def test_the_log_does_not_tell_where_an_app_is_reached(
    world: World, service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    caplog.set_level("INFO", logger="goodmob")
    await subscribed(ada, App(), f"{service.url}/secret")
    service.answers["/secret"] = [b"nonsense\r\n\r\n"]

    await post(ben, "Hello @ada")
    await world.settle()

    told = [one.getMessage() for one in caplog.records if one.name == "goodmob.notifications.jobs.push"]
    assert ["far.example" in words and "secret" not in words for words in told] == [True]
