"""Columns are put side by side by each person, and stand where they were put."""

from tests.deck.columns import add, columns, ids, send
from tests.web.reading import browser_of, read, texts
from tests.world.world import World

FIRST = [
    "Home People you follow",
    "Notifications Everything, grouped",
    "Public Everybody",
    "Mobs Happening now and soon",
]


async def test_whoever_begins_finds_the_first_columns_and_keeps_none_of_them_twice(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    assert await columns(browser) == FIRST
    assert await columns(browser) == FIRST


async def test_a_column_is_added_at_the_end_and_only_once(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    tag = await add(browser, "tag", "#Tea")
    again = await add(browser, "tag", "tea")

    assert tag == again
    assert await columns(browser) == [*FIRST, "#tea Tag"]


async def test_columns_are_moved_step_by_step_and_all_at_once(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    home, notices, public, mobs = await ids(browser)

    moved = await send(browser, f"/deck/columns/{public}/move", to="earlier")
    first = await ids(browser)
    await send(browser, f"/deck/columns/{home}/move", to="earlier")
    await send(browser, f"/deck/columns/{mobs}/move", to="later")
    second = await ids(browser)
    await send(browser, "/deck/order", **{"ids[]": [mobs, notices, "7"]})

    assert (moved.status_code, moved.headers["location"]) == (303, f"/deck#column-{public}")
    assert first == second == [home, public, notices, mobs]
    assert await ids(browser) == [mobs, notices, home, public]


async def test_a_removed_column_comes_back_where_it_stood(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    before = await ids(browser)

    await send(browser, f"/deck/columns/{before[1]}/remove")
    page = await read(browser, "/deck")
    left = await ids(browser)
    back = await send(browser, f"/deck/columns/{before[1]}/restore")

    assert left == [before[0], *before[2:]]
    assert texts(page, ".board__undo [role=status]") == ["The column “Notifications” is removed."]
    assert back.status_code == 303
    assert await ids(browser) == before
    assert not (await read(browser, "/deck")).select(".board__undo")


async def test_only_the_last_removed_column_can_be_brought_back_and_not_for_ever(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    before = await ids(browser)

    for column in before:
        await send(browser, f"/deck/columns/{column}/remove")
    gone = await send(browser, f"/deck/columns/{before[0]}/restore")
    offered = (await read(browser, "/deck")).select(".board__undo")
    world.step(hours=2)
    page = await read(browser, "/deck")

    assert gone.status_code == 404
    assert [form["action"] for form in offered] == [f"/deck/columns/{before[-1]}/restore"]
    assert not page.select(".board__undo")
    assert texts(page, ".invitation h2") == ["No columns yet"]


async def test_a_column_is_set_and_says_so(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    [home, *_] = await ids(browser)

    answer = await send(browser, f"/deck/columns/{home}/settings", width="wide", only_media="1", sound="1")
    bad = await send(browser, f"/deck/columns/{home}/settings", width="huge")
    page = await read(browser, "/deck")
    form = await read(browser, f"/deck/columns/{home}/settings")

    [column] = page.select(f"#column-{home}")
    assert (answer.status_code, bad.status_code) == (303, 422)
    told = [column.get(f"data-{name}") for name in ("width", "media", "sound", "flows", "no-boosts", "no-answers")]
    assert told == ["wide", "1", "1", None, None, None]
    assert [box["name"] for box in form.select(".colset [type=checkbox][checked]")] == ["only_media", "sound"]


async def test_there_are_thirty_columns_at_most(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    for number in range(len(FIRST), 30):
        await add(browser, "tag", f"tea{number}")

    refused = await send(browser, "/deck/columns", kind="tag", subject="onemore")
    known = await send(browser, "/deck/columns", kind="tag", subject="tea9")

    assert refused.status_code == 422
    assert "You have 30 columns, and more do not fit." in refused.text
    assert known.status_code == 303
    assert len(await ids(browser)) == 30


async def test_the_deck_asks_the_database_as_often_for_many_columns_as_for_few(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Friends"})
    await add(browser, "list", kept["id"])
    await add(browser, "profile", "@ada")
    await read(browser, "/deck")
    with world.counting() as few:
        await read(browser, "/deck")
    for number in range(8):
        await add(browser, "tag", f"tea{number}")
        other = await ada.api("POST", "/api/v1/lists", json={"title": f"List {number}"})
        await add(browser, "list", other["id"])

    with world.counting() as many:
        await read(browser, "/deck")

    assert many.total == few.total
