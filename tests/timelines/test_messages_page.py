"""The page of messages, as a browser without scripts reads it."""

from tests.timelines.talking import taking, talks, write
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import forms_of
from tests.world.world import World


async def test_messages_stand_on_a_page_with_what_is_new(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ada, "@ben hello")
    await write(world, ben, "@ada thanks & <b>", to=post)
    await write(world, ada, "a note")
    browser = await browser_of(world, "ada")

    page = await read(browser, "/conversations")

    assert texts(page, ".talk__with a") == ["ada", "ben"]
    assert texts(page, ".talk__last") == ["You: a note", "@ada thanks & <b>"]
    assert texts(page, ".talk--new .talk__with a") == ["ben"]
    [talk] = [talk for talk in await talks(ada) if talk["unread"]]
    assert [name["href"] for name in page.select(".talk--new .talk__with a")] == [talk["last_status"]["url"]]
    assert "1 new" in page.select_one('a[href="/conversations"]').text  # type: ignore[union-attr]


async def test_the_button_makes_it_read(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await write(world, ben, "@ada hello")
    browser = await browser_of(world, "ada")
    [form] = [form for form in forms_of(await browser.get("/conversations")) if form.action.endswith("/read")]

    answer = await browser.request(form.method, form.action, data=form.values)

    assert (answer.status_code, answer.headers["location"]) == (303, "/conversations")
    assert [talk["unread"] for talk in await talks(ada)] == [False]
    page = await read(browser, "/conversations")
    assert not page.select(".talk--new, .talk form")


async def test_the_page_of_others_cannot_be_changed_or_seen(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await world.person("cleo")
    await write(world, ben, "@ada hello")
    [talk] = await talks(ada)
    browser = await browser_of(world, "cleo")
    token = forms_of(await browser.get("/settings/profile"))[0].values["csrf_token"]

    answer = await browser.post(f"/conversations/{talk['id']}/read", data={"csrf_token": token})

    assert answer.status_code == 404
    assert not (await read(browser, "/conversations")).select(".talk")
    assert (await world.anyone.get("/conversations")).headers["location"].startswith("/auth/sign_in")
    assert [talk["unread"] for talk in await talks(ada)] == [True]


async def test_many_messages_are_read_page_by_page(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    for number in range(21):
        await write(world, ben, f"@ada number {number}")
    browser = await browser_of(world, "ada")
    assert ada.id

    first = await read(browser, "/conversations")
    second = await read(browser, f"/conversations{link(first, 'next')}")

    assert texts(first, ".talk__last")[0] == "@ada number 20"
    assert texts(second, ".talk__last") == ["@ada number 0"]
    assert link(second, "next") is None
