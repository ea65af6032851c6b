"""Notifications in a browser: what is together on a line, what is new, and what is read."""

from goodmob.notifications.actions.tell import tell
from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import World


async def test_neighbours_that_tell_the_same_stand_on_one_line(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    tea, cake = await say(ada, "Tea"), await say(ada, "Cake")
    for who in (ben, cleo, mo):
        await do(who, "favourite", tea)
        await world.settle()
    await do(ben, "favourite", cake)
    await world.settle()
    await do(ben, "reblog", tea)
    await world.settle()
    await follow(ben, ada)
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/notifications")

    said = [line.split("just now")[0].strip() for line in texts(page, ".told__words > p:first-of-type")]
    assert said == [
        "New: ben follows you",
        "New: ben boosted your post",
        "New: ben favourited your post",
        "New: mo and 2 others favourited your post",
    ]
    assert texts(page, ".told__post") == ["Tea", "Cake", "Tea"]
    assert [found["aria-label"] for found in page.select(".told")[-1].select(".faces a")] == ["mo", "cleo", "ben"]


async def test_lines_and_paragraphs_of_a_post_stay_apart_in_one_line(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await do(ben, "favourite", await say(ada, "Tea\nat four\n\nand cake"))
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/notifications")

    assert texts(page, ".told__post") == ["Tea at four and cake"]


async def test_what_was_seen_is_new_no_longer(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    await world.settle()
    browser = await browser_of(world, "ada")
    page = await browser.get("/notifications")
    assert texts(await read(browser, "/about"), ".rail .count:not([hidden])") == ["1 new"]

    [seen_form] = [number for number, form in enumerate(forms_of(page)) if form.action.endswith("/read")]
    assert (await fill(browser, page, form=seen_form)).headers["location"] == "/notifications"

    seen = await read(browser, "/notifications")
    assert (len(seen.select(".told")), seen.select(".told--new, seen-notices, .count:not([hidden])")) == (1, [])
    script = await browser.post(
        "/notifications/read", data=forms_of(page)[0].values | {"last_read_id": "1"}, headers={"HX-Request": "true"}
    )
    assert (script.status_code, script.text) == (204, "")
    assert (await read(browser, "/notifications")).select(".told--new") == []


async def test_mentions_stand_alone_where_that_is_wanted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(ben, "@ada Tea?")
    await follow(ben, ada)
    await world.settle()
    browser = await browser_of(world, "ada")

    page = await read(browser, "/notifications?only=mentions")

    assert texts(page) == ["@ada Tea?"]
    assert texts(page, ".notices > li > .why") == ["New: ben named you"]
    assert page.select("seen-notices") == []
    assert len((await read(browser, "/notifications")).select(".told")) == 2


async def test_who_asks_to_follow_is_answered_there(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    for who in (ben, cleo):
        await follow(who, ada)
        await world.settle()
    browser = await browser_of(world, "ada")
    page = await browser.get("/notifications")
    accept = next(form for form in forms_of(page) if form.action.endswith(f"/{ben.id}/accept"))

    answer = await browser.post(accept.action, data=accept.values)
    await world.settle()

    assert answer.headers["location"] == "/notifications"
    assert [one["username"] for one in await ada.api("GET", f"/api/v1/accounts/{ada.id}/followers")] == ["ben"]
    assert texts(await read(browser, "/notifications"), ".answer .vh") == [": @cleo", ": @cleo"]


async def test_older_ones_are_on_the_next_page(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    for number in range(3):
        await say(ben, f"@ada {number}")
        await world.settle()
    browser = await browser_of(world, "ada")

    first = await read(browser, "/notifications?limit=2")
    second = await read(browser, f"/notifications{link(first, 'next')}")

    assert (texts(first), texts(second)) == (["@ada 2", "@ada 1"], ["@ada 0"])
    assert second.select("seen-notices") == []
    assert len(texts(await read(await browser_of(world, "ben"), "/notifications"), ".empty")) == 1
    assert (await world.anyone.get("/notifications")).status_code == 303


async def test_what_a_mob_tells_is_said_in_its_own_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "Pick up one piece")
    told = {"from_account_id": int(ben.id), "cause_id": 7, "post_id": int(post["id"])}
    await world.house.db.act(tell, [int(ada.id)], "mob.soon", **told)
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/notifications")

    assert texts(page, ".told strong") == ["It begins soon"]
    assert texts(page, ".told__post") == ["Pick up one piece"]
