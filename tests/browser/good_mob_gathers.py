"""Good Mob, one minute, until its minute: it is called, passed on, joined in four ways, and tips."""

import re

from playwright.async_api import expect

from goodmob.core.clock import DAY, MINUTE, SECOND
from tests.browser.good_mob import (
    CELL,
    EXACT,
    IN_BY_API,
    NOON,
    NOON_BY_CLOCKS,
    PLACE,
    THRESHOLD,
    TITLE,
    ZONE,
    Story,
    all_count,
    all_say,
    are_told,
    are_written,
    none_show,
    until,
)

IN = ("ada", "cleo", "dora", *IN_BY_API)


async def ben_calls_it(story: Story) -> None:
    """By the form: Saturday at twelve, by the clocks of the place, for one minute, if enough come."""
    ben = story.windows["ben"]
    await ben.goto("/mobs/new")
    await ben.get_by_label("What are people to do?").fill(TITLE)
    await expect(ben.get_by_label("do something", exact=True)).to_be_checked()
    await ben.get_by_label("What is counted?").fill("pieces")
    await ben.get_by_label("It begins", exact=True).fill(NOON_BY_CLOCKS)
    await ben.get_by_text("It is one moment").click()
    await ben.get_by_label("By the clocks of").select_option(ZONE)
    await ben.get_by_label("The place, as everybody may know it").fill(PLACE)
    await ben.get_by_label("The exact place", exact=True).fill(EXACT)
    await ben.get_by_role("button", name="It is where I am now").click()
    await expect(ben.get_by_text("Only the quarter is kept.")).to_be_visible()
    await ben.get_by_label("Needed", exact=True).fill(str(THRESHOLD))
    await ben.get_by_role("button", name="Call it").click()

    await expect(ben.get_by_role("heading", level=1)).to_have_text(TITLE)
    await expect(ben.locator(".hero__state")).to_contain_text("Calling")
    await expect(ben.get_by_text(EXACT)).to_be_visible()
    story.mob = await story.people["ben"].api("GET", f"/api/v1/mobs/{ben.url.rpartition('/')[2]}")
    assert (story.mob["starts_at"], story.mob["ends_at"]) == ("2026-11-28T11:00:00.000Z", "2026-11-28T11:01:00.000Z")
    assert (story.mob["place"]["cell"], story.mob["threshold"]) == (CELL, THRESHOLD)
    await story.watches("ben")


async def mo_looks_at_the_wall(story: Story) -> None:
    """On a projector in the street, where nobody is signed in: everything but the exact place."""
    mo = story.windows["mo"]
    await story.watches("mo", f"{story.page}/wall")
    await expect(mo.get_by_role("heading", level=1)).to_have_text(TITLE)
    await expect(mo.get_by_text(PLACE)).to_be_visible()
    await none_show([mo], EXACT)
    face = await story.world.anyone.api("GET", f"/api/v1/statuses/{story.mob['status_id']}")
    assert "Sat, 28 Nov 2026, 12:00 (Europe/Paris)" in face["content"]
    assert EXACT not in face["content"]


async def ada_joins_by_the_button(story: Story) -> None:
    """She is told the exact place from then on, and the others see the number."""
    ada = story.windows["ada"]
    await story.watches("ada", story.page)
    await none_show([ada], EXACT)
    await ada.get_by_role("button", name="Join in").click()
    await expect(ada.get_by_text("You’re in.")).to_be_visible()
    await expect(ada.get_by_text(EXACT)).to_be_visible()
    await all_count(story, "joined", "1")


async def ada_passes_it_on_to_cleo(story: Story) -> None:
    """By a link of her own; Cleo comes with a friend, if five come in all."""
    ada, cleo = await story.beside("ada", story.page), story.windows["cleo"]
    await ada.get_by_role("button", name="Make a link of my own").click()
    link = await ada.locator(".sharing__link").inner_text()
    await ada.close()
    assert "/by/" in link

    await cleo.goto(link.strip())
    await cleo.wait_for_url(f"**{story.page}")
    await story.watches("cleo")
    await cleo.get_by_text("With others, or only if enough come").click()
    await cleo.get_by_label("How many are you?").fill("2")
    await cleo.get_by_label("Only if so many come", exact=True).fill("5")
    await cleo.get_by_role("button", name="Join in").click()
    await expect(cleo.get_by_text("You come as soon as all of this is so:")).to_be_visible()
    await expect(cleo.get_by_text("5 come in all: 2 are missing")).to_be_visible()
    await none_show([cleo], EXACT)
    await all_count(story, "joined", "1")


async def dora_joins_with_toot(story: Story) -> None:
    """An answer to the post is enough, and she is told that it worked."""
    await story.with_toot("Count me in! #join")
    await all_count(story, "joined", "2")
    told = await story.people["dora"].api("GET", "/api/v1/notifications", params={"types[]": ["mob.confirmed"]})
    assert len(told) == 1
    assert (await story.seen_by("dora"))["place"]["exact"] == EXACT
    await expect(story.windows["cleo"].get_by_text("5 come in all: 1 is missing")).to_be_visible()


async def others_join_until_it_tips(story: Story) -> None:
    """Erik brings Cleo in, whose condition is met by him; with Fay and Gus it takes place, which each is told once."""
    await story.people["cleo"].api("PUT", "/api/v1/mails", json={"topics": ["off"]})
    await story.by_api("erik", "join")
    cleo = story.windows["cleo"]
    await expect(cleo.get_by_text("You’re in, 2 of you.")).to_be_visible()
    await expect(cleo.get_by_text(EXACT)).to_be_visible()
    await all_count(story, "joined", "5")
    await all_say(story, "Calling")
    await story.by_api("fay", "join", cell=CELL)
    await story.by_api("gus", "join")

    await all_count(story, "joined", "7")
    await all_say(story, "It is on")
    await are_told(story, "mob.tipped", ["ben", *IN])
    await are_written(story, "It is on!", [name for name in ("ben", *IN) if name != "cleo"])
    ada = await story.beside("ada", "/notifications")
    await expect(ada.get_by_text("It is on!")).to_be_visible()
    await ada.close()


async def all_are_reminded(story: Story) -> None:
    """A day before, and again in the ten minutes before; Ada is there; all windows go by the server's clock."""
    until(story, NOON - DAY)
    await are_told(story, "mob.tomorrow", IN)
    until(story, NOON - 10 * MINUTE)
    await are_told(story, "mob.soon", IN)
    await are_told(story, "mob.tipped", ["ben", *IN])
    await story.windows["ada"].get_by_role("button", name="I’m here").click()
    await expect(story.windows["ada"].get_by_text("You are there.")).to_be_visible()
    await all_count(story, "present", "1")
    await all_say(story, re.compile("[Ss]tarts in 9:"))


async def noon_strikes(story: Story) -> None:
    """Not before twelve by the clock of the server, and then in every window at once."""
    until(story, NOON - 40 * SECOND)
    code = (await story.seen_by("erik"))["me"]["code"]
    await story.by_api("erik", "check_in", code=code)
    await all_count(story, "present", "2")
    await all_say(story, re.compile("[Ss]tarts in 0:"))
    assert (await story.seen_by())["state"] == "tipped"
    until(story, NOON)
    await all_say(story, "Live now")
    await are_told(story, "mob.live", ["ben", *IN])
