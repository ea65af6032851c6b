"""What staff tell everybody, on the page of home."""

from tests.announcements.telling import ANNOUNCEMENTS, tell
from tests.media.emoji import give_emoji
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of, sign_in
from tests.world.world import PASSWORD, World


async def test_ada_reads_it_above_her_timeline_and_puts_it_away(world: World) -> None:
    await world.person("ada")
    await give_emoji(world, "owl")
    told = await tell(world, "Tea at <five> :owl:", starts_at=world.clock.now(), ends_at=world.clock.now() + 10**12)
    browser = world.visitor()
    await sign_in(browser, "ada", PASSWORD)

    page = await browser.get("/home")
    assert "Tea at &lt;five&gt; <img" in page.text
    assert "<time" in page.text
    form = f"/announcements/{told}/dismiss"
    answer = await fill(
        browser, page, form=next(i for i, one in enumerate(forms_of(page)) if one.action.endswith(form))
    )

    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert "Tea at" not in (await browser.get("/home")).text
    assert (await world.anyone.post(form)).status_code in {302, 303, 401, 403}


async def test_ada_reacts_and_takes_it_back_on_the_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    told = await tell(world)
    await ben.api("PUT", f"{ANNOUNCEMENTS}/{told}/reactions/🍵")
    browser = await browser_of(world, "ada")

    async def given() -> list[tuple[str, int, bool]]:
        [one] = await ada.api("GET", ANNOUNCEMENTS)
        return [(sign["name"], sign["count"], sign["me"]) for sign in one["reactions"]]

    react = await press(browser, "/home", f"/announcements/{told}/react", emoji="🍵")
    assert react.headers["location"] == f"/home#announcement-{told}"
    assert await given() == [("🍵", 2, True)]
    page = await read(browser, "/home")
    assert texts(page, ".announcement button[aria-pressed=true]") == ["🍵 2"]

    token = page.select_one(".announcement input[name=csrf_token]")
    assert token is not None
    for _ in range(2):
        data = {"csrf_token": str(token["value"]), "emoji": "🍵"}
        assert (await browser.post(f"/announcements/{told}/unreact", data=data)).status_code == 303
    assert await given() == [("🍵", 1, False)]
