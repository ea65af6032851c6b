"""The page that says what this place is."""

from goodmob.instance.actions.keep_rules import add_rule
from tests.web.reading import link, meta, read, texts
from tests.world.world import World


async def test_the_house_tells_who_runs_it_and_by_which_rules(world: World) -> None:
    world.change(title="Westhaven", description="People along the canal.")
    await world.person("ada", role="owner")
    await world.person("ben", role="moderator")
    await world.person("cleo")
    await world.house.db.act(add_rule, "Be <kind>", "Also on Mondays.")
    await world.house.db.act(add_rule, "Bring a bag")

    page = await read(world.anyone, "/about")

    assert texts(page, "h1") == ["About Westhaven"]
    assert texts(page, ".lede") == ["People along the canal."]
    assert texts(page, ".secret") == ["goodmob.test"]
    assert texts(page, ".rules li") == ["Be <kind>Also on Mondays.", "Bring a bag"]
    assert texts(page, ".people .handle") == ["@ada", "@ben"]
    assert link(page, "canonical") == "https://goodmob.test/about"
    assert meta(page, "og:description") == "People along the canal."


async def test_what_is_not_there_is_not_promised(world: World) -> None:
    page = await read(world.anyone, "/about")

    assert texts(page, "main h2") == ["With your app", "What is kept of you, and what is agreed"]
