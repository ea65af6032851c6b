"""The first page of new people, and of the owner of a new server."""

from tests.posts.saying import say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.world import World


async def test_new_people_are_shown_what_to_do_and_whom_to_follow(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    await say(ada)
    browser = world.visitor()

    form = await browser.get("/auth/sign_up")
    answer = await fill(browser, form, username="ben", email="ben@goodmob.test", password="eight123")

    assert answer.headers["location"] == "/welcome"
    page = await read(browser, "/welcome")
    assert texts(page, ".step h2") == ["Say hello", "Show who you are", "Follow some people"]
    assert texts(page, ".person .name") == ["ada"]


async def test_the_owner_is_shown_what_is_done_and_how_to_do_the_rest(world: World) -> None:
    await world.person("ada", role="owner")
    browser = await browser_of(world, "ada")

    before = await read(browser, "/welcome")
    await fill(browser, await browser.get("/settings/invites"))
    world.change(description="A place by the canal", mail="console")
    after = await read(browser, "/welcome")

    assert texts(before, ".step h2") == ["Name and description", "Rules", "Mail", "Backups", "People"]
    assert texts(before, ".step--done h2") == []
    assert texts(after, ".step--done h2") == ["Done: Name and description", "Done: Mail", "Done: People"]
    assert texts(await read(browser, "/settings/profile"), ".settings__ways a[href='/welcome']") == ["Your server"]


async def test_strangers_are_asked_to_sign_in(world: World) -> None:
    assert (await world.anyone.get("/welcome")).headers["location"].startswith("/auth/sign_in")
