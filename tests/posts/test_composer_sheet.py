"""The composer in front of any page, and what it fetches: emoji, and the form that a mob is called with."""

import pytest
from bs4 import BeautifulSoup

from tests.media.emoji import give_emoji
from tests.media.samples import picture
from tests.posts.saying import say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import forms_of
from tests.world.client import Client
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


async def sent(browser: Client, behind: str, **typed: str) -> BeautifulSoup:
    """The answer to the form of a sheet in front of the page at this address."""
    sheet = await browser.get("/compose", params={"reply_to": typed.pop("reply_to", "")}, headers=IN_PLACE)
    data = {**forms_of(sheet)[0].values, **typed}
    headers = {**IN_PLACE, "HX-Current-URL": f"https://goodmob.test{behind}"}
    answer = await browser.post("/posts", data=data, headers=headers)
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    return BeautifulSoup(answer.text, "html.parser")


async def test_a_sheet_is_the_form_alone_below_what_it_answers(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "The kettle is on")
    browser = await browser_of(world, "ada")

    answer = await browser.get("/compose", params={"reply_to": post["id"]}, headers=IN_PLACE)

    sheet = BeautifulSoup(answer.text, "html.parser")
    assert "<html" not in answer.text
    assert texts(sheet, ".quote .text") == ["The kettle is on"]
    values = forms_of(answer)[0].values
    assert (values["place"], values["in_reply_to_id"]) == ("sheet", post["id"])
    assert sheet.select("[data-close]")


@pytest.mark.parametrize(("behind", "target"), [("/home", ["#timeline"]), ("/home?max_id=9", []), ("/explore", [])])
async def test_what_was_sent_is_told_and_stands_in_the_list_behind(
    world: World, behind: str, target: list[str]
) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    answer = await sent(browser, behind, status="Hello")

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [str(link["href"]) for link in answer.select(".sent passing-notice a")] == [post["url"]]
    assert [str(form["action"]) for form in answer.select(".sent form")] == [f"/@ada/{post['id']}/redraft"]
    assert [str(part["hx-target"]) for part in answer.select("hx-partial")] == target


async def test_an_answer_stands_below_the_post_that_is_open(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "The kettle is on")
    browser = await browser_of(world, "ada")

    answer = await sent(browser, f"/@ada/{post['id']}", reply_to=post["id"], status="Coming")

    assert [str(part["hx-target"]) for part in answer.select("hx-partial")] == ["#thread"]


async def test_emoji_are_offered_by_category(world: World) -> None:
    await world.person("ada")
    await give_emoji(world, "owl", picture(), "birds")
    await give_emoji(world, "wave", picture())
    browser = await browser_of(world, "ada")

    page = await read(browser, "/compose/emojis")

    groups = {
        texts(part, "h2")[0]: [str(one["data-insert"]) for one in part.select("button")]
        for part in page.select("section")
    }
    assert list(groups) == ["Of this server", "birds", "Often used"]
    assert (groups["Of this server"], groups["birds"], groups["Often used"][0]) == ([":wave:"], [":owl:"], "😀")


@pytest.mark.parametrize(
    ("words", "title", "text"),
    [("Sing one song", "Sing one song", ""), ("Sing\none song", "", "Sing\none song"), ("a" * 101, "", "a" * 101)],
)
async def test_a_mob_is_called_with_the_words_that_were_typed(world: World, words: str, title: str, text: str) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    values = forms_of(await browser.get("/mobs/new", params={"text": words}))[0].values

    assert (values["title"], values["text"].strip()) == (title, text)
