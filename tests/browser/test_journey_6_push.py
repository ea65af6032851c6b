"""As an app: a device is told while no page is open, and a press on the notice opens what it is about."""

import asyncio
import json
from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, expect
from sqlalchemy import select

from goodmob.core.database.statements import statement
from goodmob.notifications.tables import push_subscription
from tests.browser.test_journey_6_app import is_installed
from tests.browser.windows import PHONE, Windows
from tests.core.webpush.reading import App
from tests.posts.saying import say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

# Chromium subscribes with a service of its maker, which is not part of this world.
SERVICE = """(told) => {
    window.asked = [];
    Notification.requestPermission = async () => (window.asked.push("permission"), "granted");
    PushManager.prototype.subscribe = async (wish) => (window.asked.push(wish), { toJSON: () => told });
    navigator.setAppBadge = async (count) => (window.badge = count);
}"""
# What an event without a browser behind it waits for, nobody else hears of.
MOVED = """async (told) => {
    const event = new ExtendableEvent("pushsubscriptionchange");
    const done = new Promise((resolve) => (event.waitUntil = resolve));
    event.newSubscription = { toJSON: () => told };
    self.dispatchEvent(event);
    await done;
}"""
SUBSCRIPTIONS = statement(select(push_subscription))
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
    .map(({ title, body, lang, data }) => ({ title, body, lang, url: data.url }))"""


async def registration_of(session: CDPSession) -> str:
    """The name that Chromium's tools have for the service worker."""
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def hear(told: dict[str, Any]) -> None:
        ids = [one["registrationId"] for one in told["registrations"] if not one["isDeleted"]]
        if ids and not found.done():
            found.set_result(str(ids[-1]))

    session.on("ServiceWorker.workerRegistrationUpdated", hear)
    await session.send("ServiceWorker.enable")
    return await asyncio.wait_for(found, 10)


async def pushed(page: Page, world: World, message: dict[str, Any]) -> None:
    """Delivers a push to the service worker, as the push service does."""
    session = await page.context.new_cdp_session(page)
    told = {"origin": world.house.settings.base_url, "registrationId": await registration_of(session)}
    await session.send("ServiceWorker.deliverPushMessage", {**told, "data": json.dumps(message)})


async def test_a_device_is_told_once_somebody_asked_for_it(on_air: World, windows: Windows) -> None:
    _, ben = await on_air.person("ada"), await on_air.person("ben")
    said = await say(ben, "@ada Tea?")
    app = App()
    page = await windows.open("ada", width=PHONE, has_worker=True)
    await page.context.grant_permissions(["notifications"])
    told = json.dumps({"endpoint": "https://push.example/ada", "keys": app.keys})
    await page.add_init_script(f"({SERVICE})({told})")
    await page.goto("/settings/notifications")
    await is_installed(page)
    assert await page.evaluate("window.asked") == []
    assert await page.evaluate("window.badge") == 1

    await page.get_by_role("button", name="Tell me on this device").click()
    await expect(page.get_by_text("This device will tell you.")).to_be_visible()
    await expect(page.get_by_role("button", name="Stay silent here")).to_be_visible()

    message = {"title": "ben named you", "body": "@ada Tea?", "lang": "en", "icon": "", "tag": "1", "unread": 1}
    await pushed(page, on_air, {**message, "url": f"/@ben/{said['id']}"})
    wanted = {"title": "ben named you", "body": "@ada Tea?", "lang": "en", "url": f"/@ben/{said['id']}"}
    for _ in range(100):
        shown = await page.evaluate(SHOWN)
        if shown:
            break
        await asyncio.sleep(0.05)
    assert shown == [wanted]

    moved = {"endpoint": "https://push.example/moved", "keys": app.keys}
    [worker] = page.context.service_workers
    await worker.evaluate(MOVED, moved)
    [row] = await on_air.house.db.all(SUBSCRIPTIONS)
    assert row.endpoint == "https://push.example/moved"

    await page.get_by_role("button", name="Stay silent here").click()
    await expect(page.get_by_role("button", name="Tell me on this device")).to_be_visible()
