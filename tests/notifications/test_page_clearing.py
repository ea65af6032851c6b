"""Notifications in a browser: those of a kind, put away one by one or all at once, and brought back."""

import pytest
from sqlalchemy import func, select

from goodmob.core.database.statements import statement
from goodmob.notifications.tables import notification_clearing
from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Form, fill, forms_of
from tests.world.client import Client
from tests.world.world import PASSWORD, World

ADDRESS = "/notifications"
IN_PLACE = {"HX-Request": "true"}
ASKED = statement(select(func.count().label("asked")).select_from(notification_clearing))


async def told(world: World) -> tuple[Client, Client]:
    """Ada, who was told of a follower, a favourite and a mention, in a browser; and Ben, who did all that."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    await do(ben, "favourite", await say(ada, "Tea"))
    await say(ben, "@ada Hello")
    await world.settle()
    return await browser_of(world, "ada"), ben


async def form_to(browser: Client, action: str, page: str = ADDRESS) -> Form:
    """The first form of a page that leads there."""
    forms = forms_of(await browser.get(page))
    assert any(form.action.endswith(action) for form in forms), action
    return next(form for form in forms if form.action.endswith(action))


async def press(browser: Client, action: str) -> None:
    """Sends the first form of the page that leads there."""
    form = await form_to(browser, action)
    answer = await browser.post(form.action, data=form.values)
    assert (answer.status_code, answer.headers["location"]) == (303, ADDRESS)


@pytest.mark.parametrize(
    ("only", "number"), [("mentions", 1), ("follows", 1), ("favourites", 1), ("mobs", 0), ("posts", 0)]
)
async def test_each_kind_can_be_read_by_itself(world: World, only: str, number: int) -> None:
    browser, _ = await told(world)

    page = await read(browser, f"{ADDRESS}?only={only}")

    assert len(page.select(".told")) == number
    assert [one["href"] for one in page.select(".kinds [aria-current]")] == [f"{ADDRESS}?only={only}"]


async def test_a_script_gets_older_lines_alone(world: World) -> None:
    browser, _ = await told(world)

    answer = await browser.get(ADDRESS, params={"max_id": str(2**62)}, headers=IN_PLACE)

    assert answer.text.count('<li class="told') == 3
    assert "<html" not in answer.text


async def test_a_line_is_put_away_with_all_that_stands_on_it(world: World) -> None:
    browser, _ = await told(world)
    before = await read(browser, ADDRESS)

    await press(browser, "/dismiss")

    after = await read(browser, ADDRESS)
    assert [one["id"] for one in after.select(".told")] == [one["id"] for one in before.select(".told")][1:]


async def test_of_several_people_on_a_line_none_is_left(world: World) -> None:
    ada, *others = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    post = await say(ada, "Tea")
    for one in others:
        await do(one, "favourite", post)
    await world.settle()
    browser = await browser_of(world, "ada")
    ids = [one["value"] for one in (await read(browser, ADDRESS)).select(".told__away [name='ids[]']")]
    form = await form_to(browser, "/dismiss")

    answer = await browser.post(form.action, data={**form.values, "ids[]": ids}, headers=IN_PLACE)

    assert (answer.status_code, answer.text, len(ids)) == (200, "", 3)
    assert await ada.api("GET", "/api/v1/notifications") == []


async def test_nobody_puts_away_what_others_are_told(world: World) -> None:
    browser, _ = await told(world)
    await world.person("cleo")
    other = await browser_of(world, "cleo")
    form = await form_to(browser, "/dismiss")
    token = forms_of(await other.get("/settings/profile"))[0].values["csrf_token"]

    answers = [
        await other.post(form.action, data={"csrf_token": token, "ids[]": ids})
        for ids in (form.values["ids[]"], "1", "")
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len((await read(browser, ADDRESS)).select(".told")) == 3


async def test_all_is_put_away_and_brought_back(world: World) -> None:
    browser, ben = await told(world)

    await press(browser, "/clear")
    gone = await read(browser, ADDRESS)
    await say(ben, "@ada Still there?")
    await world.settle()
    with_news = await read(browser, ADDRESS)
    await press(browser, "/undo")

    assert (len(gone.select(".told")), texts(gone, ".undo button")) == (0, ["Undo"])
    assert len(with_news.select(".told")) == 1
    back = await read(browser, ADDRESS)
    assert (len(back.select(".told")), back.select(".undo")) == (4, [])


async def test_after_a_minute_all_is_gone_for_good_but_what_came_since(world: World) -> None:
    browser, ben = await told(world)
    await press(browser, "/clear")
    form = await form_to(browser, "/undo")
    await say(ben, "@ada Still there?")
    world.step(seconds=61)
    await world.settle()

    late = await browser.post(form.action, data=form.values)

    assert late.status_code == 303
    page = await read(browser, ADDRESS)
    assert "That was too long ago: they are gone." in page.text
    assert (len(page.select(".told")), await world.house.db.value(ASKED)) == (1, 0)


async def test_what_was_brought_back_and_put_away_again_has_its_own_minute(world: World) -> None:
    browser, _ = await told(world)
    await press(browser, "/clear")
    world.step(seconds=30)
    await press(browser, "/undo")
    await press(browser, "/clear")
    world.step(seconds=40)
    await world.settle()

    await press(browser, "/undo")

    assert len((await read(browser, ADDRESS)).select(".told")) == 3


async def test_nothing_is_kept_of_who_is_gone(world: World) -> None:
    browser, _ = await told(world)
    await press(browser, "/clear")
    asked = await world.house.db.value(ASKED)

    await fill(browser, await browser.get("/settings/delete"), password=PASSWORD)
    await world.settle()

    assert (asked, await world.house.db.value(ASKED)) == (1, 0)
