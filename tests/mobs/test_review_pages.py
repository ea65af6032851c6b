"""Witnessing, disputing and reviewing in a browser without scripts."""

from bs4 import BeautifulSoup

from tests.mobs.pressing import press
from tests.mobs.proving import deed_now, did, figures, photo, under_way
from tests.mobs.scene import joined
from tests.web.reading import browser_of, read
from tests.world.world import World


def said(page: BeautifulSoup) -> str:
    """All that stands on a page."""
    return " ".join(page.get_text(" ").split())


async def test_somebody_who_was_there_says_that_they_saw_it(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    deed = await did(world, ada, mob, photo(1))
    browser, deeds = await browser_of(world, "cleo"), f"/mobs/{mob['id']}/deeds"

    answer = await press(browser, deeds, f"{deed['id']}/witness")

    assert (answer.status_code, answer.headers["location"]) == (303, f"{deeds}#deed-{deed['id']}")
    assert (await deed_now(cleo, deed))["witnessed"]
    page = await read(browser, deeds)
    assert "1 saw it" in said(page)
    assert "You saw it" in said(page)
    await press(browser, deeds, f"{deed['id']}/unwitness")
    assert (await deed_now(cleo, deed))["witnesses"] == 0


async def test_a_dispute_needs_a_reason_and_is_shown_without_it(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    deed = await did(world, ada, mob)
    browser, deeds = await browser_of(world, "cleo"), f"/mobs/{mob['id']}/deeds"

    await press(browser, deeds, f"{deed['id']}/dispute", reason=" ")
    assert "Say in a few words why." in said(await read(browser, deeds))
    await press(browser, deeds, f"{deed['id']}/dispute", reason="She was at home")

    for who in ("ada", "cleo"):
        page = said(await read(await browser_of(world, who), deeds))
        assert "Disputed" in page
        assert "at home" not in page


async def test_nobody_is_offered_what_they_may_not_say(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, ben)
    await did(world, ada, mob)
    await joined(world, cleo, mob)

    for name in ("ada", "cleo"):
        page = await read(await browser_of(world, name), f"/mobs/{mob['id']}/deeds")
        offered = [form["action"] for form in page.select("form") if str(form["action"]).endswith("/witness")]
        assert len(offered) == (1 if name == "ada" else 0)
    for path in ("deeds", ""):
        assert "/witness" not in (await world.anyone.get(f"/mobs/{mob['id']}/{path}".rstrip("/"))).text
    assert (await (await browser_of(world, "ada")).get(f"/mobs/{mob['id']}/reviews")).status_code == 403
    assert (await world.anyone.get(f"/mobs/{mob['id']}/reviews")).status_code == 303


async def test_ben_reviews_with_the_pictures_side_by_side(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben)
    await did(world, ada, mob, photo(1), text="By the lock")
    copy = await did(world, cleo, mob, photo(1), count=4)
    browser, reviews = await browser_of(world, "ben"), f"/mobs/{mob['id']}/reviews"

    page = await read(browser, reviews)
    assert len(page.select(f"#review-{copy['id']} .review__pic img")) == 2
    assert "Looks alike: ada" in said(page)
    assert "By the lock" in said(page)
    await press(browser, reviews, f"/reviews/{copy['id']}", step="claim")
    assert "Let others look" in said(await read(browser, reviews))
    answer = await press(browser, reviews, f"/reviews/{copy['id']}", step="refused", reason="This is Ada's")

    assert answer.headers["location"] == f"{reviews}?state=open"
    assert (await deed_now(ada, copy))["verdict"] == "refused"
    assert await figures(ada, mob) == (1, 1, 0)
    assert "This is Ada's" in said(await read(browser, f"{reviews}?state=decided"))
    assert "Not counted" in said(await read(browser, f"/mobs/{mob['id']}/deeds"))


async def test_ben_asks_cleo_to_help_and_she_sees_who_looks_at_what(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    deed = await did(world, ada, mob)
    bens, reviews = await browser_of(world, "ben"), f"/mobs/{mob['id']}/reviews"

    await press(bens, reviews, "/reviewers", acct="@nobody")
    assert "somebody else who is in" in said(await read(bens, reviews))
    await press(bens, reviews, "/reviewers", acct="@cleo")
    cleos = await browser_of(world, "cleo")
    await press(bens, reviews, f"/reviews/{deed['id']}", step="claim")

    page = await read(cleos, reviews)
    assert "ben is looking at it." in said(page)
    assert not page.select(f"#review-{deed['id']} form")
    await press(cleos, reviews, "/reviewers/thank")
    assert (await cleos.get(reviews)).status_code == 403
