"""Posts on pages are rendered once and kept: everybody still sees what is theirs, and what is true now."""

from bs4 import BeautifulSoup, Tag

from goodmob.core.web.keeping import FIELD_MARK
from tests.posts.saying import do, say
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World


def token(page: BeautifulSoup) -> str:
    """The token in the form below the first post."""
    field = page.select_one("form.acts input[name=csrf_token]")
    assert isinstance(field, Tag)
    return str(field["value"])


def misses(world: World) -> int:
    """How often something was asked for that was not kept."""
    return world.house.cache.misses


async def favourite(browser: Client, page: BeautifulSoup) -> int:
    """The answer to the first post's button, as the form is sent that stands on this page."""
    [button] = page.select("form.acts button[formaction$=favourite]")
    return (await browser.post(str(button["formaction"]), data={"csrf_token": token(page)})).status_code


async def test_a_page_that_was_shown_before_is_put_together_from_what_is_kept(world: World) -> None:
    ada = await world.person("ada")
    for number in range(3):
        await say(ada, f"Number {number}")
    await read(world.anyone, "/")
    before = misses(world)

    page = await read(world.anyone, "/")

    assert misses(world) == before
    assert texts(page) == ["Number 2", "Number 1", "Number 0"]


async def test_each_reader_gets_forms_that_work_for_them_alone(world: World) -> None:
    cleo = await world.person("cleo")
    await say(cleo, "Like me")
    await world.person("ada")
    await world.person("ben")
    ada, ben = await browser_of(world, "ada"), await browser_of(world, "ben")

    hers, his = await read(ada, "/public"), await read(ben, "/public")

    assert FIELD_MARK not in str(hers) + str(his)
    assert token(hers) != token(his)
    assert await favourite(ben, hers) == 403
    assert (await favourite(ada, hers), await favourite(ben, his)) == (303, 303)


async def test_what_one_reader_did_is_not_shown_as_anothers(world: World) -> None:
    ada, cleo = await world.person("ada"), await world.person("cleo")
    await world.person("ben")
    post = await say(cleo, "Like me")
    hers, his = await browser_of(world, "ada"), await browser_of(world, "ben")
    await read(hers, "/public")
    await read(his, "/public")

    await do(ada, "favourite", post)

    pressed = "form.acts button[aria-pressed=true]"
    assert texts(await read(hers, "/public"), pressed) == ["Favourite 1"]
    assert texts(await read(his, "/public"), pressed) == []
    assert texts(await read(his, "/public"), "form.acts button[formaction$=favourite]") == ["Favourite 1"]


async def test_what_changes_is_shown_as_it_is_now(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Befor")
    await read(world.anyone, "/")

    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", data={"status": "Before"})
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada L."})
    world.step(minutes=5)

    page = await read(world.anyone, "/")
    assert texts(page) == ["Before"]
    assert texts(page, ".timeline .name") == ["Ada L."]
    assert texts(page, ".timeline .when time") == ["5 min"]


async def test_each_language_is_kept_by_itself(world: World) -> None:
    await say(await world.person("ada"), "Bonjour")
    await read(world.anyone, "/?lang=en")

    page = await read(world.visitor(), "/?lang=fr")

    assert texts(page, ".timeline .acts .w")[0] != "Answer"
