"""Home goes on where reading stopped, and shows what its reader wants to see there."""

from bs4 import BeautifulSoup
from sqlalchemy import func, select

from goodmob.core.database.statements import statement
from goodmob.timelines.tables import home_view
from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import Form, fill, forms_of
from tests.world.client import Client
from tests.world.world import PASSWORD, World

IN_PLACE = {"HX-Request": "true"}
VIEWS = statement(select(func.count().label("kept")).select_from(home_view))


async def read_up_to(who: Client, post: dict[str, str]) -> None:
    """An app tells how far somebody has read."""
    await who.api("POST", "/api/v1/markers", json={"home": {"last_read_id": post["id"]}})


async def form_to(browser: Client, action: str) -> Form:
    """The form of home that leads there."""
    [form] = [form for form in forms_of(await browser.get("/home")) if form.action.endswith(action)]
    return form


def lines(page: BeautifulSoup) -> list[str]:
    """What stands in the timeline, in order: posts, and the places where reading stopped."""
    return texts(page, "#timeline > :is(.gap, .stopped), #timeline .text")


async def test_what_is_new_stands_above_the_place_where_reading_stopped(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    posts = [await say(ben, f"Number {number}") for number in range(5)]
    await world.settle()
    await read_up_to(ada, posts[2])
    browser = await browser_of(world, "ada")

    page = await read(browser, "/home")

    assert lines(page) == ["Number 4", "Number 3", "You stopped reading here", "Number 2", "Number 1", "Number 0"]
    assert texts(page, ".since strong") == ["2 posts since you read last"]
    assert page.select_one(".since a")["href"] == "#read"  # type: ignore[index]


async def test_without_scripts_a_button_makes_all_of_it_read(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    old, new = await say(ben, "Old"), await say(ben, "New")
    await world.settle()
    await read_up_to(ada, old)
    browser = await browser_of(world, "ada")
    form = await form_to(browser, "/home/read")

    answer = await browser.post(form.action, data=form.values)

    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert (await ada.api("GET", "/api/v1/markers?timeline[]=home"))["home"]["last_read_id"] == new["id"]
    assert lines(await read(browser, "/home")) == ["New", "Old"]


async def test_a_position_further_back_changes_nothing(world: World) -> None:
    ada = await world.person("ada")
    old, new = await say(ada, "Old"), await say(ada, "New")
    await world.settle()
    await read_up_to(ada, new)
    browser = await browser_of(world, "ada")
    form = await form_to(browser, "/home/read")

    answer = await browser.post(form.action, data={**form.values, "last_read_id": old["id"]}, headers=IN_PLACE)

    assert answer.status_code == 204
    assert (await ada.api("GET", "/api/v1/markers?timeline[]=home"))["home"]["last_read_id"] == new["id"]


async def test_more_news_than_fit_leave_a_gap_that_can_be_filled(world: World) -> None:
    ada = await world.person("ada")
    posts = [await say(ada, str(number)) for number in range(50)]
    await world.settle()
    await read_up_to(ada, posts[4])
    browser = await browser_of(world, "ada")

    page = await read(browser, "/home")
    gap = page.select_one(".gap a")
    assert gap is not None
    filled = await browser.get(str(gap["href"]), headers=IN_PLACE)

    upper, lower = [str(number) for number in range(49, 29, -1)], ["4", "3", "2", "1", "0"]
    assert lines(page) == [*upper, "25 posts between", "You stopped reading here", *lower]
    assert texts(BeautifulSoup(filled.text, "html.parser"), ".text") == [str(number) for number in range(29, 9, -1)]
    assert filled.headers["link"] == f'</home?max_id={posts[10]["id"]}>; rel="next"'


async def test_older_posts_come_by_themselves_and_say_where_more_are(world: World) -> None:
    ada = await world.person("ada")
    for number in range(30):
        await say(ada, str(number))
    await world.settle()
    browser = await browser_of(world, "ada")

    first = await read(browser, "/home")
    answer = await browser.get("/home" + (link(first, "next") or ""), headers=IN_PLACE)

    assert len(first.select('more-posts[for="timeline"]')) == 1
    assert answer.text.count("<li>") == 10
    assert "<html" not in answer.text
    assert "link" not in answer.headers


async def test_boosts_and_answers_can_be_left_out_and_the_choice_is_kept(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    for one in (ben, cleo):
        await follow(ada, one)
    post = await say(cleo, "A thought")
    await say(ben, "@cleo An answer", in_reply_to_id=post["id"])
    await say(ben, "@ada To you", in_reply_to_id=(await say(ada, "Mine"))["id"])
    await do(ben, "reblog", post)
    await world.settle()
    browser = await browser_of(world, "ada")
    form = await form_to(browser, "/home/view")
    token = {"csrf_token": form.values["csrf_token"]}

    seen = {}
    for wishes in ((), ("boosts",), ("answers",), ("boosts", "answers")):
        answer = await browser.post("/home/view", data={**token, **dict.fromkeys(wishes, "1")})
        assert (answer.status_code, answer.headers["location"]) == (303, "/home")
        seen[wishes] = texts(await read(browser, "/home"))

    base = ["@ada To you", "Mine", "A thought"]
    assert seen[()] == base
    assert seen[("boosts",)] == ["A thought", *base]
    assert seen[("answers",)] == ["@ada To you", "Mine", "@cleo An answer", "A thought"]
    assert len(seen[("boosts", "answers")]) == 5


async def test_who_wants_to_begins_with_what_is_newest(world: World) -> None:
    ada = await world.person("ada")
    old, _ = await say(ada, "Old"), await say(ada, "New")
    await world.settle()
    await read_up_to(ada, old)
    browser = await browser_of(world, "ada")
    form = await form_to(browser, "/home/view")

    await browser.post("/home/view", data={"csrf_token": form.values["csrf_token"], "boosts": "1", "answers": "1"})

    assert lines(await read(browser, "/home")) == ["New", "Old"]


async def test_a_post_says_which_tag_brought_it(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    await ada.api("POST", "/api/v1/tags/tea/follow")
    await say(ben, "From a friend #tea")
    await say(cleo, "From a stranger #Tea #cake")
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/home")

    assert texts(page, "#timeline > li > .why") == ["Because you follow #tea"]


async def test_nothing_is_kept_of_who_is_gone(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    form = await form_to(browser, "/home/view")
    await browser.post("/home/view", data=form.values)
    before = await world.house.db.value(VIEWS)

    await fill(browser, await browser.get("/settings/delete"), password=PASSWORD)
    await world.settle()

    assert (before, await world.house.db.value(VIEWS)) == (1, 0)
