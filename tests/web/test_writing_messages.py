"""Messages as a browser without scripts sends them: to those who are meant, and to nobody else."""

import pytest
from bs4 import BeautifulSoup

from tests.media.samples import picture
from tests.timelines.talking import brief, people, taking, talks, write
from tests.web.messages import opened, token_of
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World


async def send(browser: Client, address: str, text: str, **more: str) -> str:
    """Sends a message by a form, and gives where that leads."""
    answer = await browser.post(address, data={**await token_of(browser), "text": text, **more})
    assert answer.status_code == 303, answer.text[:300]
    return str(answer.headers["location"])


async def test_an_answer_names_whom_it_concerns_quietly(world: World) -> None:
    ada, ben, cleo = await people(world)
    await write(world, ben, "@ada @cleo hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    led = await send(browser, f"{address}/messages", "tea at five")
    await world.settle()

    assert led == f"{address}#say"
    assert texts(await read(browser, address), ".bubble .text") == ["hello", "tea at five"]
    [[_, _, unread]] = await brief(ada)
    assert not unread
    assert await brief(ben) == [(["ada", "cleo"], "five", True)]
    assert await brief(cleo) == [(["ada", "ben"], "five", True)]


async def test_who_is_named_besides_does_not_read_it_by_accident(world: World) -> None:
    ada, _, cleo = await people(world)
    await write(world, ada, "@ben hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    answer = await browser.post(
        f"{address}/messages", data={**await token_of(browser), "text": "Do not tell @cleo", "key": "k"}
    )
    page = BeautifulSoup(answer.text, "html.parser")

    assert answer.status_code == 422
    assert texts(page, ".err") == ["Whom you name would read it too: @cleo."]
    assert texts(page, "#say textarea") == ["Do not tell @cleo"]
    assert page.select_one("#say [name=to]")["value"].split() == ["@ben", "@cleo"]  # type: ignore[index,union-attr]
    assert await brief(cleo) == []


async def test_another_person_begins_another_conversation(world: World) -> None:
    ada, ben, cleo = await people(world)
    await write(world, ada, "@ben between us")
    browser = await browser_of(world, "ada")

    led = await send(browser, "/conversations/new", "for both", to="@ben, cleo")
    await world.settle()

    assert texts(await read(browser, led), ".bubble .text") == ["for both"]
    assert await brief(cleo) == [(["ada", "ben"], "both", True)]
    assert [who for who, _, _ in await brief(ben)] == [["ada", "cleo"], ["ada"]]


async def test_a_message_to_the_same_people_goes_on_where_they_spoke(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    browser = await browser_of(world, "ada")
    first = await send(browser, "/conversations/new", "one", to="ben")
    await world.settle()

    second = await send(browser, "/conversations/new", "two", to="@ben@goodmob.test")
    await world.settle()

    assert first == second
    assert len(await talks(ben)) == 1
    assert texts(await read(browser, second), ".bubble .text") == ["one", "two"]
    assert ada.id


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("", "Please say to whom, by their names."),
        ("ben nobody", "Nobody here is called nobody."),
        ("!!", "Nobody here is called !!."),
        (" ".join(f"a{number}" for number in range(21)), "At most 20 people can be written to at once."),
    ],
)
async def test_a_message_to_nobody_says_so_and_keeps_the_words(world: World, to: str, words: str) -> None:
    await taking(world, "ada"), await taking(world, "ben")
    browser = await browser_of(world, "ada")

    answer = await browser.post("/conversations/new", data={**await token_of(browser), "to": to, "text": "hello"})
    page = BeautifulSoup(answer.text, "html.parser")

    assert answer.status_code == 422
    assert texts(page, ".field--bad .err") == [words]
    assert texts(page, "textarea[name=text]") == ["hello"]


async def test_an_empty_message_is_not_sent_and_one_sent_twice_is_one(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await write(world, ada, "@ben hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    empty = await browser.post(f"{address}/messages", data={**await token_of(browser), "text": " "})
    for _ in range(2):
        await send(browser, f"{address}/messages", "once", key="the-key-of-this-form")
    await world.settle()

    assert empty.status_code == 422
    assert "Write something, or add a picture." in empty.text
    assert texts(await read(browser, address), ".bubble .text") == ["hello", "once"]
    assert ben.id


async def test_a_picture_comes_with_its_description(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    await write(world, ada, "@ben hello")
    browser = await browser_of(world, "ada")
    address, _ = await opened(ada, browser)

    answer = await browser.post(
        f"{address}/messages",
        data={**await token_of(browser), "text": "", "descriptions": "A red dot"},
        files={"files": ("dot.png", picture(), "image/png")},
    )
    await world.settle()

    assert answer.status_code == 303
    _, page = await opened(ben, await browser_of(world, "ben"))
    assert [one["alt"] for one in page.select(".bubble .picture img")] == ["A red dot"]
