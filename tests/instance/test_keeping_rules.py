"""The rules of the place and its terms, kept on a page."""

from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World

RULES, TERMS = "/settings/server/rules", "/settings/server/terms"


async def staff(world: World) -> Client:
    """A browser of an admin."""
    await world.person("ada", role="admin")
    return await browser_of(world, "ada")


async def with_rules(world: World, *rules: str) -> Client:
    """A browser of an admin, on a server with these rules."""
    ada = await staff(world)
    for text in rules:
        answer = await fill(ada, await ada.get(RULES), form=-1, text=text)
        assert answer.status_code == 303
    return ada


async def told(world: World) -> list[str]:
    """The rules as everybody reads them."""
    return texts(await read(world.anyone, "/about"), ".rules strong")


async def test_rules_are_added_after_each_other(world: World) -> None:
    await with_rules(world, "Be kind.", "Say who you are.")

    assert await told(world) == ["Be kind.", "Say who you are."]


async def test_a_rule_is_said_in_other_words_and_keeps_its_id(world: World) -> None:
    ada = await with_rules(world, "Be kind.")
    [before] = await world.anyone.api("GET", "/api/v1/instance/rules")

    await fill(ada, await ada.get(RULES), text="Be kind to each other.", hint="Also late at night.", deed="save")

    assert await world.anyone.api("GET", "/api/v1/instance/rules") == [
        {**before, "text": "Be kind to each other.", "hint": "Also late at night."}
    ]


async def test_rules_are_put_in_order(world: World) -> None:
    ada = await with_rules(world, "One", "Two", "Three")

    await fill(ada, await ada.get(RULES), form=2, deed="up")
    after_up = await told(world)
    await fill(ada, await ada.get(RULES), form=0, deed="down")
    after_down = await told(world)
    await fill(ada, await ada.get(RULES), form=0, deed="up")

    assert after_up == ["One", "Three", "Two"]
    assert after_down == ["Three", "One", "Two"] == await told(world)


async def test_a_rule_is_taken_away_once(world: World) -> None:
    ada = await with_rules(world, "One", "Two")
    page = await ada.get(RULES)

    first = await fill(ada, page, deed="remove")
    again = await fill(ada, page, deed="remove")

    assert (first.status_code, again.status_code) == (303, 404)
    assert await told(world) == ["Two"]


async def test_what_is_no_rule_is_refused_with_the_remedy(world: World) -> None:
    ada = await with_rules(world, "One")

    empty = await fill(ada, await ada.get(RULES), form=-1, text="  ")
    long = await fill(ada, await ada.get(RULES), form=-1, text="x" * 301)
    await fill(ada, await ada.get(RULES), text="", deed="save")

    assert (empty.status_code, "A rule needs some words." in empty.text) == (422, True)
    assert (long.status_code, "This is too much; 300 is the most." in long.text) == (422, True)
    assert texts(await read(ada, RULES), ".main > .notice--warn") == ["A rule needs some words."]
    assert await told(world) == ["One"]


async def test_terms_are_published_from_a_day_on(world: World) -> None:
    ada = await staff(world)

    answer = await fill(ada, await ada.get(TERMS), text="# House\n\nBe kind.")
    twice = await fill(ada, await ada.get(TERMS), text="Other")
    early = await fill(ada, await ada.get(TERMS), text="Other", effective_date="2001-01-01")
    empty = await fill(ada, await ada.get(TERMS), text=" ", effective_date="2031-01-01")

    assert answer.status_code == 303
    assert texts(await read(world.anyone, "/terms"), ".document p") == ["Be kind."]
    assert [other.status_code for other in (twice, early, empty)] == [422] * 3
    assert "Other terms hold from this day on already." in twice.text
    assert "Please choose a day that is not before today" in early.text
    assert "Please write what people agree to." in empty.text
