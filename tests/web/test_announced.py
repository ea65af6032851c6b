"""What staff tell everybody, on the page of home."""

from tests.announcements.telling import tell
from tests.media.emoji import give_emoji
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
