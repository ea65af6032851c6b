"""Writing in a browser without scripts: the composer, and what becomes of what is typed into it."""

from collections.abc import Sequence
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.media.samples import picture
from tests.web.reading import browser_of, texts
from tests.web.reading import read as look
from tests.world.browser import Response, fill, forms_of
from tests.world.client import Client
from tests.world.world import World


async def said_by(who: Client) -> list[Any]:
    """All posts of somebody, as the author sees them, the newest first."""
    posts: list[Any] = await who.api("GET", f"/api/v1/accounts/{who.id}/statuses")
    return posts


def pictures(*names: str) -> Sequence[tuple[str, tuple[str, bytes, str]]]:
    """So many pictures in the composer's field for files."""
    return [("files[]", (name, picture(), "image/png")) for name in names]


async def compose(browser: Client, **typed: Any) -> Response:
    """The answer to the form of the page where people write."""
    return await fill(browser, await browser.get("/compose"), **typed)


async def test_what_is_written_at_home_is_published_and_stands_on_top(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    shown = await browser.get("/home")
    typed = {**next(form.values for form in forms_of(shown) if "status" in form.values), "status": "Hello, canal"}
    answer = await browser.post("/posts", data={**typed, "visibility": "unlisted"})

    [post] = await said_by(ada)
    await world.settle()
    page = await look(browser, "/home")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/home#post-{post['id']}")
    assert (post["content"], post["visibility"]) == ("<p>Hello, canal</p>", "unlisted")
    assert [item["id"] for item in page.select("#timeline article")] == [f"post-{post['id']}"]


async def test_the_form_begins_as_its_owner_usually_posts(world: World) -> None:
    ada = await world.person("ada")
    source = {"privacy": "private", "sensitive": True, "language": "fr"}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"source": source})
    browser = await browser_of(world, "ada")

    values = forms_of(await browser.get("/compose"))[0].values

    assert (values["visibility"], values["sensitive"], values["language"]) == ("private", "1", "fr")


async def test_everything_a_post_can_have_is_taken(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    entries: dict[str, Any] = {"poll[options][]": ["Tea", "", " ", "Coffee"], "poll[multiple]": "1"}
    entries |= {"poll[expires_in]": "3600", "language": "de", "spoiler_text": "Drinks"}

    await compose(browser, entries=entries, status="What do you drink?")

    [post] = await said_by(ada)
    poll = post["poll"]
    assert (post["language"], post["spoiler_text"], post["sensitive"]) == ("de", "Drinks", True)
    assert ([option["title"] for option in poll["options"]], poll["multiple"]) == (["Tea", "Coffee"], True)


async def test_pictures_go_with_the_post_in_one_step_each_with_its_description(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    said: dict[str, Any] = {"descriptions[]": ["A red dot", "", "A third dot", ""]}

    await compose(browser, entries=said, files=pictures("a.png", "b.png", "c.png"))

    [post] = await said_by(ada)
    assert [media["description"] for media in post["media_attachments"]] == ["A red dot", None, "A third dot"]


async def test_a_form_without_a_chosen_file_sends_an_empty_one(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    await compose(browser, status="No picture", files=[("files[]", ("", b"", "application/octet-stream"))])

    assert [post["media_attachments"] for post in await said_by(ada)] == [[]]


async def test_what_is_refused_keeps_all_that_was_typed_and_uploaded(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    said: dict[str, Any] = {"descriptions[]": ["A red dot"], "poll[options][]": ["Tea", "Tea"], "language": "de"}
    said |= {"spoiler_text": "Drinks", "visibility": "private"}

    answer = await compose(browser, entries=said, status="  What?", files=pictures("a.png"))

    form = forms_of(answer)[0]
    page = await browser.get("/compose")
    assert answer.status_code == 422
    assert await said_by(ada) == []
    assert "A poll needs two to 4 answers" in answer.text
    assert form.values["status"].removeprefix("\n") == "  What?"
    assert form.values["media[][description]"].removeprefix("\n") == "A red dot"
    assert {name: form.values[name] for name in ("language", "spoiler_text", "visibility")} == {
        "language": "de",
        "spoiler_text": "Drinks",
        "visibility": "private",
    }
    assert forms_of(page)[0].values["status"].strip() == ""

    again: dict[str, Any] = {"poll[options][]": ["Tea", "Coffee"], "media[][description]": "A redder dot"}
    await fill(browser, answer, again)

    [post] = await said_by(ada)
    assert [media["description"] for media in post["media_attachments"]] == ["A redder dot"]


@pytest.mark.parametrize(
    ("typed", "place", "words"),
    [
        ({"status": " "}, "e-text", "Write something, or add a picture."),
        ({"status": "a" * 501}, "e-text", "This is too long; 500 characters are the most."),
        ({"status": "?", "poll[options][]": ["Tea"]}, "e-poll", "A poll needs two to 4 answers"),
        ({"status": "?", "language": "klingon!"}, "e-language", "Choose a language from the list."),
        ({"status": "?", "in_reply_to_id": "1"}, "e-form", "is gone"),
    ],
)
async def test_a_refusal_names_the_field_and_the_remedy(
    world: World, typed: dict[str, Any], place: str, words: str
) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    answer = await compose(browser, entries=typed)

    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    assert words in texts(page, f"#{place}")[0]


async def test_a_file_that_is_no_picture_is_told_of_and_the_others_are_kept(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    files = [*pictures("a.png"), ("files[]", ("b.png", b"no picture", "image/png"))]

    answer = await compose(browser, status="Look", files=files)

    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    assert len(page.select(".shot")) == 1
    assert "A file of this kind cannot be used." in texts(page, "#e-media")[0]


async def test_more_pictures_than_fit_are_refused_before_one_is_taken(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    answer = await compose(browser, files=pictures("a", "b", "c", "d", "e"))

    page = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, page.select(".shot")) == (422, [])
    assert "At most 4 pictures fit on a post" in texts(page, "#e-media")[0]


async def test_a_picture_can_be_taken_out_again(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    answer = await compose(browser, status="a" * 501, files=pictures("a.png"))

    await fill(browser, answer, {"media[][drop]": "1"}, status="Words alone")

    assert [post["media_attachments"] for post in await said_by(ada)] == [[]]


async def test_a_form_that_is_sent_twice_publishes_once(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    page = await browser.get("/compose")
    uploaded = await fill(browser, page, status="a" * 501, files=pictures("a.png"))

    first = await fill(browser, uploaded, status="Once")
    second = await fill(browser, uploaded, status="Once")

    assert first.headers["location"] == second.headers["location"]
    assert len(await said_by(ada)) == 1


async def test_nobody_hangs_somebody_elses_picture_on_a_post(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    media = await ben.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})
    browser = await browser_of(world, "ada")

    answer = await compose(browser, entries={"status": "Mine", "media[][id]": media["id"]})

    page = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, page.select(".shot")) == (422, [])


async def test_the_first_words_can_come_with_the_address(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    page = await browser.get("/compose", params={"text": "See <this>"})

    assert forms_of(page)[0].values["status"].strip() == "See <this>"
