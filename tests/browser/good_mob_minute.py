"""Good Mob, one minute, from its minute on: what was done, by whom it was seen, and what is told of it for good."""

from playwright.async_api import Page, expect

from goodmob.core.clock import MINUTE
from goodmob.mobs.rules.anonymity import PLACES_KEPT
from tests.browser.good_mob import (
    AREA,
    CELL,
    EXACT,
    NOON,
    PLACE,
    TITLE,
    Story,
    all_count,
    all_say,
    all_show,
    are_told,
    eventually,
    none_show,
    until,
)
from tests.browser.good_mob_gathers import IN
from tests.mobs.proving import photo
from tests.mobs.secrets_told import carries_more, geotagged, in_database, marks

END, SETTLED = NOON + MINUTE, NOON + 16 * MINUTE
"""Late deeds are taken for a quarter of an hour."""

TALL_STORY = 900
"""So many pieces Gus says he picked up, within a minute."""


async def all_do_it(story: Story) -> None:
    """By toot, by the button, with a picture, and by API with the cell where it was: each counts at once."""
    await story.with_toot("Found two! #did 2")
    await all_count(story, "tally", "2")
    await story.windows["ada"].get_by_role("button", name="I did it").click()
    await all_count(story, "tally", "3")
    await cleo_shows_hers(story)
    await all_count(story, "tally", "6")
    await story.by_api("erik", "deeds", cell=CELL, quiet=True)
    await story.by_api("gus", "deeds", count=TALL_STORY, quiet=True)
    await all_count(story, "tally", "907")
    for who, words in (("dora", "2 pieces"), ("ada", "1 pieces"), ("cleo", "3 pieces"), ("gus", "900")):
        await all_show(story, await story.deed_of(who), words)


async def cleo_shows_hers(story: Story) -> None:
    """With a photograph that knew where it was taken, and with what; nobody who gets it knows any more."""
    cleo = story.windows["cleo"]
    await cleo.get_by_text("Add a picture or words").click()
    await cleo.get_by_label("Picture", exact=True).set_input_files(
        {"name": "bag.jpg", "mimeType": "image/jpeg", "buffer": geotagged(photo(1))}
    )
    await cleo.get_by_label("What is to be seen").fill("A full bag")
    await cleo.get_by_text("The picture may stand in the report, too").click()
    await cleo.get_by_label("How many").fill("3")
    await cleo.get_by_role("button", name="I did it").click()
    for page in story.watched:
        shown = page.locator(".wall").get_by_role("img", name="A full bag")
        await expect(shown).to_be_visible()
        await _tells_nothing(page, str(await shown.get_attribute("src")))
    deed = await story.deed_of("cleo")
    await _tells_nothing(story.windows["mo"], deed["media_attachments"][0]["url"])


async def the_minute_ends(story: Story) -> None:
    """What Fay does after it stands apart."""
    until(story, END)
    await all_say(story, "Over, the last deeds are counted")
    late = {"status": "Sorry, the bus! #did 5", "in_reply_to_id": story.mob["status_id"]}
    await story.people["fay"].api("POST", "/api/v1/statuses", json=late)
    await eventually(lambda: _figures(story, "tally", "late"), (907, 5))
    await all_show(story, await story.deed_of("fay"), "Late", "5 pieces")
    await all_count(story, "tally", "907")


async def peers_see_and_doubt(story: Story) -> None:
    """Ada and Erik have seen what Cleo did; Cleo does not believe Gus, and only reviewers are told that it was her."""
    hers, his = await story.deed_of("cleo"), await story.deed_of("gus")
    ada = await story.beside("ada", f"{story.page}/deeds")
    await ada.locator(f"#deed-{hers['id']}").get_by_role("button", name="I saw it").click()
    await expect(ada.locator(f"#deed-{hers['id']}").get_by_role("button", name="You saw it")).to_be_visible()
    await ada.close()
    await all_show(story, hers, "1 saw it")
    await story.by_api("erik", f"deeds/{hers['id']}/witness")
    await all_show(story, hers, "2 saw it")
    assert (await story.deed_of("cleo"))["state"] == "witnessed"

    cleo = await story.beside("cleo", f"{story.page}/deeds")
    doubted = cleo.locator(f"#deed-{his['id']}")
    await doubted.get_by_text("Not so").click()
    await doubted.get_by_label("What is wrong with it?").fill("Nobody carries 900 pieces.")
    await doubted.get_by_role("button", name="Dispute it").click()
    await expect(doubted).to_contain_text("Disputed")
    await cleo.close()
    await all_show(story, his, "Disputed")
    await none_show(story.watched, "Nobody carries")
    await all_count(story, "tally", "907")


async def ben_reviews(story: Story) -> None:
    """What is refused counts no more, in every window; what is verified is told as that."""
    ben = await story.beside("ben", f"{story.page}/reviews")
    for who, button in (("gus", "Do not count it"), ("cleo", "Verify")):
        review = ben.locator(f"#review-{(await story.deed_of(who))['id']}")
        if who == "gus":
            await expect(review).to_contain_text("Nobody carries 900 pieces.")
            await review.get_by_label("Why, in a few words").fill("Not in a minute")
        await review.get_by_role("button", name=button).click()
        await expect(review).to_have_count(0)
    await ben.close()
    await all_show(story, await story.deed_of("gus"), "Not counted")
    await all_show(story, await story.deed_of("cleo"), "Verified", "2 saw it")
    await all_count(story, "tally", "7")
    assert await _figures(story, "tally", "verified", "late") == (7, 3, 5)


async def ada_wants_to_be_named(story: Story) -> None:
    """Nobody stands in the report by name who did not say so."""
    ada = await story.beside("ada", story.page)
    await ada.get_by_role("button", name="Name me in the report").click()
    await expect(ada.get_by_text("The report names you")).to_be_visible()
    await ada.close()


async def it_is_reported(story: Story) -> None:
    """A quarter of an hour after the minute: in a post for every app, and on a page for everybody."""
    until(story, SETTLED)
    await all_say(story, "Done")
    await are_told(story, "mob.reported", ["ben", *IN])
    report = await story.world.anyone.api("GET", f"{story.path}/report")
    names = ("final", "joined", "done", "tally", "verified", "late", "brought")
    assert {name: report[name] for name in names} == dict(zip(names, (True, 7, 4, 7, 3, 5, 1), strict=True))
    post = await story.world.anyone.api("GET", f"/api/v1/statuses/{report['status_id']}")
    assert "7 joined, 4 people did it: 7 pieces. Thank you!" in post["content"]

    for who in story.windows:
        page = await story.beside(who, f"{story.page}/report")
        await _shows_the_report(page)
        await page.close()


async def who_brought_whom(story: Story) -> None:
    """Cleo did it, so Ada brought her; everybody may see that."""
    mo = await story.beside("mo", f"{story.page}/cascade")
    brought = mo.locator(".branches > li", has_text="ada").first
    await expect(brought).to_contain_text("brought 1 (1 did it)")
    await expect(brought.locator(".branches")).to_contain_text("cleo")
    await expect(brought.locator(".branches")).to_contain_text("through a link")
    await mo.close()


async def open_data(story: Story) -> None:
    """The figures can be taken away, without names; of few people in a cell nothing is told."""
    mo = story.windows["mo"].context.request
    sheet = await (await mo.get(f"{story.page}/data.csv")).text()
    assert TITLE in sheet
    assert CELL not in sheet
    assert not [name for name in IN if name in sheet]
    drawn = await (await mo.get(f"{story.page}/data.geojson")).json()
    assert drawn["type"] == "FeatureCollection"


async def a_week_later(story: Story) -> None:
    """Nobody can tell where it was, not even the database; what was done stays."""
    assert await in_database(story.world, [EXACT])
    assert await in_database(story.world, [CELL])
    until(story, SETTLED + PLACES_KEPT + MINUTE)

    async def places() -> list[str]:
        return await in_database(story.world, [EXACT, CELL, AREA, *marks()])

    await eventually(places, [])
    seen = await story.seen_by("ada")
    assert (seen["place"], seen["tally"], seen["verified"]) == ({"text": PLACE, "cell": None, "exact": None}, 7, 3)
    for who in story.windows:
        page = await story.beside(who, f"{story.page}/report")
        await _shows_the_report(page)
        await none_show([page], EXACT)
        await page.close()


async def _shows_the_report(page: Page) -> None:
    figures = page.locator("#report .figs").first
    for label, figure in (("places were taken", 7), ("people did it", 4), ("pieces", 7), ("of them verified", 3)):
        await expect(figures.locator("div", has_text=label)).to_contain_text(str(figure))
    await expect(figures.locator("div", has_text="came late and are not counted")).to_contain_text("5")
    await expect(page.locator("#report").get_by_role("img", name="A full bag")).to_be_visible()
    await expect(page.locator("#report .named")).to_contain_text("ada")
    await expect(page.locator("#report .named")).not_to_contain_text("erik")


async def _tells_nothing(page: Page, address: str) -> None:
    picture = await page.context.request.get(address)
    assert picture.ok
    assert not carries_more(await picture.body())


async def _figures(story: Story, *names: str) -> tuple[int, ...]:
    report = await story.world.anyone.api("GET", f"{story.path}/report")
    return tuple(report[name] for name in names)
