"""Without a script everything public can be read, and people sign up, write and join by plain forms."""

import pytest
from playwright.async_api import expect

from tests.browser.windows import PHONE, Windows
from tests.media.samples import picture
from tests.mobs.scene import called, look
from tests.posts.saying import say
from tests.world.world import PASSWORD, World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_a_stranger_reads(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    post = await say(ada, "Tea is ready #tea")
    await say(ben, "@ada Coming!", in_reply_to_id=post["id"])
    mob = await called(on_air, ben)
    page = await windows.open(has_scripts=False, width=PHONE)
    readable = {
        "/": "Tea is ready",
        "/@ada": "Tea is ready",
        f"/@ada/{post['id']}": "Coming!",
        "/tags/tea": "Tea is ready",
        "/mobs": "Pick up litter",
        f"/mobs/{mob['id']}": "Pick up litter",
    }

    for address, words in readable.items():
        await page.goto(address)
        await expect(page.get_by_text(words).first, address).to_be_visible()


async def test_a_newcomer_signs_up_joins_and_writes(on_air: World, windows: Windows) -> None:
    ben = await on_air.person("ben")
    mob = await called(on_air, ben)
    page = await windows.open(has_scripts=False, width=PHONE)

    await page.goto(f"/mobs/{mob['id']}")
    await page.get_by_role("link", name="Join in").click()
    await page.locator("main").get_by_role("link", name="Join Goodmob").click()
    await page.get_by_label("Name people will call you by").fill("eve")
    await page.get_by_label("E-mail").fill("eve@goodmob.test")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Create my account").click()
    await page.get_by_role("button", name="Join in").click()
    await expect(page.get_by_text("You’re in.")).to_be_visible()
    await page.goto("/welcome/post")
    await page.get_by_role("textbox", name="What is going on").fill("Hello #hello")
    await page.get_by_title("Picture", exact=True).click()
    await page.get_by_label("Choose up to").set_input_files(
        {"name": "dot.png", "mimeType": "image/png", "buffer": picture()}
    )
    await page.get_by_label("New picture 1").fill("A red dot")
    await page.get_by_role("button", name="Post", exact=True).click()
    await page.goto("/tags/hello")
    await expect(page.get_by_role("img", name="A red dot")).to_be_visible()

    assert (await look(ben, mob))["joined"] == 1


async def test_somebody_joins_and_does_it(on_air: World, windows: Windows) -> None:
    ben = await on_air.person("ben")
    mob = await called(on_air, ben)
    page = await windows.open("ben", has_scripts=False, width=PHONE)

    await page.goto(f"/mobs/{mob['id']}")
    await page.get_by_role("button", name="Join in").click()
    on_air.step(hours=1)
    await on_air.settle()
    await page.goto(f"/mobs/{mob['id']}")
    await page.get_by_role("button", name="I did it").click()
    await page.goto(f"/mobs/{mob['id']}")

    await expect(page.locator(".wall > li")).to_have_count(1)
    assert (await look(ben, mob))["tally"] == 1
