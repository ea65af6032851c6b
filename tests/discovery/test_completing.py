"""What the composer offers while a name is typed."""

import pytest

from tests.media.emoji import give_emoji
from tests.media.samples import picture
from tests.posts.saying import block, follow, say
from tests.web.reading import browser_of, read
from tests.world.client import Client
from tests.world.world import World

ADDRESS = "/compose/complete"


async def offered(browser: Client, word: str) -> list[str]:
    """What is written if one takes each of the options."""
    page = await read(browser, f"{ADDRESS}?q={word}")
    assert page.find("main") is None
    return [str(option["data-insert"]) for option in page.select("li[role=option]")]


async def test_people_are_offered_by_name_those_first_whom_one_follows(world: World) -> None:
    ada, mona = await world.person("ada"), await world.person("mona")
    mo, moritz = await world.person("mo"), await world.person("moritz")
    await follow(ada, moritz)
    await mona.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Harbour Master"})
    await world.settle()
    browser = await browser_of(world, "ada")

    assert (await offered(browser, "%40mor"), await offered(browser, "@harb")) == (["@moritz"], ["@mona"])
    assert (await offered(browser, "@mo"))[:2] == ["@mo", "@moritz"]
    await block(ada, mona)
    await block(mo, ada)
    assert await offered(browser, "@mo") == ["@moritz"]


async def test_tags_and_emoji_are_offered_by_name(world: World) -> None:
    ada = await world.person("ada")
    await give_emoji(world, "teapot", picture())
    await say(ada, "#TeaTime")
    await world.settle()
    browser = await browser_of(world, "ada")

    assert await offered(browser, "%23tea") == ["#TeaTime"]
    assert (await offered(browser, ":tea"))[:2] == [":teapot:", "🫖"]
    assert len(await offered(browser, ":face")) == 8


@pytest.mark.parametrize("word", ["", "@", "%23", ":", "tea", "@nobody", ":nosuchthing"])
async def test_nothing_is_offered_where_nothing_fits(world: World, word: str) -> None:
    await world.person("ada")

    assert await offered(await browser_of(world, "ada"), word) == []


async def test_strangers_are_asked_to_sign_in(world: World) -> None:
    answer = await world.anyone.get(ADDRESS, params={"q": "@ada"})

    assert (answer.status_code, "sign_in" in answer.headers["location"]) == (303, True)
