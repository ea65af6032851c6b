"""The pages of messages, as a browser without scripts reads them."""

import pytest
from bs4 import BeautifulSoup

from tests.posts.saying import block, say
from tests.timelines.talking import brief, taking, talks, write
from tests.web.messages import opened, token_of
from tests.web.reading import browser_of, link, read, texts
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


async def test_messages_stand_on_a_page_with_what_is_new(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ada, "@ben hello")
    await write(world, ben, "@ada thanks & <b>", to=post)
    await write(world, ada, "a note")
    browser = await browser_of(world, "ada")

    page = await read(browser, "/conversations")

    assert texts(page, ".talk__with a") == ["ada", "ben"]
    assert texts(page, ".talk__last") == ["You: a note", "thanks & <b>"]
    assert texts(page, ".talk--new .talk__with a") == ["ben"]
    [talk] = [talk for talk in await talks(ada) if talk["unread"]]
    assert [name["href"] for name in page.select(".talk--new a")] == [f"/conversations/{talk['id']}#say"]
    assert "1 new" in page.select_one('a[href="/conversations"]').text  # type: ignore[union-attr]


async def test_a_conversation_is_read_from_above_by_day_and_person(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    first = await write(world, ada, "@ben hello")
    world.step(days=1)
    second = await write(world, ben, "@ada good day", to=first)
    await write(world, ben, "@ada how are you?", to=second)
    browser = await browser_of(world, "ada")

    _, page = await opened(ada, browser)

    assert texts(page, ".bubble .text") == ["hello", "good day", "how are you?"]
    assert len(page.select(".saidday")) == 2
    assert texts(page, ".bubble--mine .text") == ["hello"]
    assert texts(page, ".bubble--on .text") == ["how are you?"]
    assert texts(page, ".talkhead__who") == ["Only you and ben read this."]


async def test_a_script_gets_what_came_after_and_nothing_else(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    first = await write(world, ada, "@ben hello")
    second = await write(world, ben, "@ada one", to=first)
    await write(world, ben, "@ada two", to=second)
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    answer = await browser.get(address, params={"min_id": second["id"]}, headers=IN_PLACE)
    page = BeautifulSoup(answer.text, "html.parser")

    assert texts(page, ".bubble .text") == ["two"]
    assert len(page.select(".bubble--on")) == 1
    assert not page.select("html, .saidday")


async def test_old_messages_are_a_page_away(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ada, "@ben 0")
    for number in range(1, 22):
        post = await write(world, ben, f"@ada {number}", to=post)
    browser = await browser_of(world, "ada")

    address, latest = await opened(ada, browser)
    earlier = await read(browser, f"{address}{link(latest, 'next')}")

    assert texts(latest, ".bubble .text") == [str(number) for number in range(2, 22)]
    assert texts(earlier, ".bubble .text") == ["0", "1"]
    assert [len(page.select("#say")) for page in (latest, earlier)] == [1, 0]


async def test_a_script_gets_what_was_said_before_with_the_way_further_back(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ada, "@ben 0")
    for number in range(1, 42):
        post = await write(world, ben, f"@ada {number}", to=post)
    browser = await browser_of(world, "ada")
    address, latest = await opened(ada, browser)

    before = await browser.get(f"{address}{link(latest, 'next')}", headers=IN_PLACE)
    further = before.headers["Link"].removeprefix("<").removesuffix('>; rel="next"')
    first = await browser.get(further, headers=IN_PLACE)
    parts = [BeautifulSoup(answer.text, "html.parser") for answer in (before, first)]

    assert texts(parts[0], ".bubble .text") == [str(number) for number in range(2, 22)]
    assert texts(parts[1], ".bubble .text") == ["0", "1"]
    assert not any(page.select("html, #say") for page in parts)
    assert "Link" not in first.headers


async def test_an_emoji_is_given_and_taken_back(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ben, "@ada hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)
    given = {**await token_of(browser), "post_id": post["id"], "emoji": "🎉"}

    answer = await browser.post(f"{address}/react", data=given)
    with_it = await read(browser, address)
    await browser.post(f"{address}/react?back=1", data=given)

    assert answer.headers["location"] == f"{address}#message-{post['id']}"
    assert texts(with_it, ".reaction") == ["🎉 1"]
    assert not (await read(browser, address)).select(".reaction")


@pytest.mark.parametrize(("verb", "unread"), [("read", False), ("unread", True)])
async def test_it_is_read_or_kept_for_later(world: World, verb: str, unread: bool) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await write(world, ben, "@ada hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    answer = await browser.post(f"{address}/{verb}", data=await token_of(browser))

    assert (answer.status_code, answer.headers["location"]) == (303, "/conversations")
    assert [talk["unread"] for talk in await talks(ada)] == [unread]
    assert (await browser.get("/conversations/unread")).text == ("1" if unread else "0")


async def test_it_is_muted_and_taken_off_the_list(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    post = await write(world, ben, "@ada hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)
    token = await token_of(browser)

    await browser.post(f"{address}/mute", data=token)
    muted = texts(await read(browser, address), ".talkhead .choice")
    await browser.post(f"{address}/unmute", data=token)
    heard = texts(await read(browser, address), ".talkhead .choice")
    await browser.post(f"{address}/delete", data=token)

    assert "Hear of this conversation again" in muted
    assert "Mute this conversation" in heard
    assert await talks(ada) == []
    await write(world, ben, "@ada again", to=post)
    assert await brief(ada) == [(["ben"], "again", True)]


async def test_what_belongs_to_others_cannot_be_seen_or_changed(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await world.person("cleo")
    post = await write(world, ben, "@ada hello")
    [talk] = await talks(ada)
    browser = await browser_of(world, "cleo")
    token = await token_of(browser)
    address = f"/conversations/{talk['id']}"

    sent = {**token, "text": "x", "post_id": post["id"], "emoji": "🎉"}
    verbs = ("read", "unread", "mute", "unmute", "delete", "messages", "react")
    answers = [await browser.get(address), *[await browser.post(f"{address}/{verb}", data=sent) for verb in verbs]]

    assert {answer.status_code for answer in answers} == {404}
    assert not (await read(browser, "/conversations")).select(".talk")
    assert (await world.anyone.get("/conversations")).headers["location"].startswith("/auth/sign_in")
    assert [talk["unread"] for talk in await talks(ada)] == [True]


async def test_with_somebody_blocked_there_is_no_conversation(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await write(world, ben, "@ada hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    await block(ada, ben)

    assert (await browser.get(address)).status_code == 404


async def test_who_waits_to_be_let_in_stands_apart(world: World) -> None:
    await world.person("ada")
    await say(await world.person("ben"), "@ada psst", visibility="direct")
    await world.settle()

    page = await read(await browser_of(world, "ada"), "/conversations")

    assert texts(page, 'main a[href="/notifications/requests"]') == ["1 person waits to be let in"]
    assert not page.select(".talk")


async def test_many_messages_are_read_page_by_page(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    for number in range(21):
        await write(world, ben, f"@ada number {number}")
    browser = await browser_of(world, "ada")
    assert ada.id

    first = await read(browser, "/conversations")
    older = f"/conversations{link(first, 'next')}"
    second = await read(browser, older)
    alone = BeautifulSoup((await browser.get(older, headers=IN_PLACE)).text, "html.parser")

    assert texts(first, ".talk__last")[0] == "number 20"
    assert texts(second, ".talk__last") == ["number 0"] == texts(alone, "li .talk__last")
    assert link(second, "next") is None
