"""Reading in real windows: home where reading stopped, catching up, messages between two people, notifications."""

import pytest
from playwright.async_api import expect

from tests.browser.looking import equip, findings
from tests.browser.test_news import hears
from tests.browser.windows import DESK, PHONE, Windows
from tests.posts.saying import do, follow, say
from tests.timelines.talking import taking
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

WORDS = "word " * 60


async def test_home_goes_on_where_reading_stopped(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    posts = [await say(ben, f"Number {number}. {WORDS}") for number in range(34)]
    await ada.api("POST", "/api/v1/markers", json={"home": {"last_read_id": posts[4]["id"]}})
    on_air.step(hours=8)
    page = await windows.open("ada")

    await page.goto("/home")
    await expect(page.locator("#read")).to_be_in_viewport()
    await expect(page.get_by_role("link", name="29 newer")).to_be_visible()
    await hears(on_air, page, f"user:{ada.id}")
    before = await page.evaluate("scrollY")
    await say(ben, "Just now")
    await expect(page.get_by_role("button", name="1 new post")).to_be_visible()
    assert await page.evaluate("scrollY") == before

    await page.get_by_role("link", name="9 posts between").click()
    await expect(page.locator(".gap")).to_have_count(0)
    await expect(page.locator("#timeline article")).to_have_count(34)
    await page.get_by_role("link", name="29 newer").click()
    await expect(page.locator(f"#post-{posts[33]['id']}")).to_be_in_viewport()
    for _ in range(100):
        if (await ada.api("GET", "/api/v1/markers?timeline[]=home"))["home"]["last_read_id"] == posts[33]["id"]:
            break
        await page.wait_for_timeout(100)
    else:
        raise AssertionError("the position was not told")

    await page.get_by_role("link", name="Catch up").last.click()
    await expect(page.locator(".lede")).to_contain_text("35 posts by 1 person")
    await page.get_by_role("button", name="Mark all as read").click()
    await expect(page.locator("#read")).to_have_count(0)


async def test_older_posts_come_as_one_reads_on(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    for number in range(50):
        await say(ada, f"Number {number}. {WORDS}")
    page = await windows.open("ada", width=PHONE)
    await page.goto("/home")
    await expect(page.locator("#timeline article")).to_have_count(20)

    await page.locator("more-posts").scroll_into_view_if_needed()
    await expect(page.locator("#timeline article")).to_have_count(40)
    await page.locator("more-posts").scroll_into_view_if_needed()

    await expect(page.locator("#timeline article")).to_have_count(50)
    await expect(page.get_by_role("link", name="Older")).to_have_count(0)


async def test_two_people_talk_while_both_look(on_air: World, windows: Windows) -> None:
    ada, _ = await taking(on_air, "ada"), await taking(on_air, "ben")
    mine, theirs = await windows.open("ada", width=PHONE), await windows.open("ben", width=DESK)
    await equip(mine)
    await mine.goto("/home")
    await hears(on_air, mine, f"direct:{ada.id}")

    await theirs.goto("/conversations/new?to=@ada")
    await theirs.get_by_label("Your message").fill("Tea?")
    await theirs.get_by_role("button", name="Send").click()
    await expect(theirs.locator(".bubble--mine .text")).to_have_text(["Tea?"])

    await expect(mine.locator(".sheet unread-talks .count")).to_have_text("1 new")
    await mine.goto("/conversations")
    await mine.get_by_role("link", name="ben", exact=True).click()
    await expect(mine.locator(".bubble .text")).to_have_text(["Tea?"])
    await expect(mine.locator(".sheet unread-talks .count")).to_be_hidden()
    await mine.get_by_label("Your message").last.fill("At five!")
    await mine.keyboard.press("Control+Enter")

    await expect(mine.locator(".bubble--mine .text")).to_have_text(["At five!"])
    await expect(theirs.locator(".bubble .text")).to_have_text(["Tea?", "At five!"])
    await expect(theirs.locator(".panes__list .talk__last")).to_contain_text("At five!")
    await expect(theirs.locator(".talk--new")).to_have_count(0)
    await mine.bring_to_front()
    await expect(mine.locator("#say-text")).to_be_focused()
    assert await findings(mine, PHONE, "light") == []


async def test_notifications_come_go_and_come_back(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    post = await say(ada, "Tea is ready")
    await do(ben, "favourite", post)
    await on_air.settle()
    page = await windows.open("ada")
    await page.goto("/notifications")
    await hears(on_air, page, f"user:notification:{ada.id}")
    await follow(ben, ada)
    await page.get_by_role("link", name="1 new notification").click()
    await expect(page.locator(".told")).to_have_count(2)

    await page.get_by_role("button", name="Put away").first.click()
    await expect(page.locator(".told")).to_have_count(1)
    await page.locator("summary", has_text="More for notifications").click()
    await page.get_by_role("button", name="Put all away").click()
    await expect(page.locator(".told")).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()

    await expect(page.locator(".told")).to_have_count(1)
    await page.get_by_role("link", name="Followers").click()
    await expect(page.locator(".told")).to_have_count(0)
