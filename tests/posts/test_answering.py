"""Answering in a browser: whom the form names, whom it may reach, and where one finds oneself afterwards."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


def composer(values: list[Any]) -> dict[str, str]:
    """What the composer of a page holds, among its other forms."""
    return dict(next(form.values for form in values if "status" in form.values))


def at(values: list[Any]) -> int:
    """The place of the composer among the forms of a page."""
    return next(place for place, form in enumerate(values) if "status" in form.values)


async def test_the_form_under_a_post_answers_it(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ben, f"Hello @{cleo.username} and @ada")
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ben/{post['id']}")

    assert composer(forms_of(page))["status"].strip("\n") == "@ben @cleo "
    answer = await fill(browser, page, form=at(forms_of(page)), status="@ben @cleo Yes")

    [reply] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert answer.headers["location"] == f"https://goodmob.test/@ben/{post['id']}#post-{reply['id']}"
    assert reply["in_reply_to_id"] == post["id"]
    assert texts(await read(browser, f"/@ben/{post['id']}"), "#thread .text") == ["@ben @cleo Yes"]


async def test_nobody_is_offered_to_answer_as_a_stranger(world: World) -> None:
    post = await say(await world.person("ada"))

    page = await read(world.anyone, f"/@ada/{post['id']}")

    assert page.select("#compose, textarea") == []


@pytest.mark.parametrize(
    ("visibility", "offered"),
    [
        ("public", ["public", "unlisted", "private", "direct"]),
        ("unlisted", ["unlisted", "private", "direct"]),
        ("private", ["private", "direct"]),
        ("direct", ["direct"]),
    ],
)
async def test_an_answer_reaches_no_further_than_the_post(world: World, visibility: str, offered: list[str]) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    post = await say(ben, "For @ada", visibility=visibility)
    browser = await browser_of(world, "ada")

    page = await read(browser, f"/@ben/{post['id']}")

    assert [option["value"] for option in page.select("select[name=visibility] option")] == offered
    assert [option["value"] for option in page.select("select[name=visibility] option[selected]")] == offered[:1]


async def test_a_narrow_habit_stays_narrow_and_a_warning_is_passed_on(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"source": {"privacy": "private"}})
    post = await say(ben, spoiler_text="Spiders")
    browser = await browser_of(world, "ada")

    values = composer(forms_of(await browser.get(f"/@ben/{post['id']}")))

    assert (values["visibility"], values["spoiler_text"]) == ("private", "Spiders")


async def test_an_answer_can_be_written_on_a_page_of_its_own(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben)
    boost = await do(ada, "reblog", post)
    browser = await browser_of(world, "ada")

    page = await browser.get("/compose", params={"reply_to": boost["id"], "text": "Yes"})

    values = composer(forms_of(page))
    assert (values["in_reply_to_id"], values["status"].strip("\n")) == (post["id"], "@ben Yes")
    assert texts(BeautifulSoup(page.text, "html.parser"), ".timeline .text") == ["Hello"]


async def test_what_one_may_not_see_cannot_be_answered(world: World) -> None:
    await world.person("ada")
    secret = await say(await world.person("ben"), visibility="direct")
    browser = await browser_of(world, "ada")

    page = await browser.get("/compose", params={"reply_to": secret["id"]})
    answer = await fill(browser, await browser.get("/compose"), status="Yes", in_reply_to_id=secret["id"])

    assert (page.status_code, answer.status_code) == (404, 422)
    assert "Hello" not in answer.text


async def test_a_script_gets_the_answer_for_the_thread_and_an_empty_form(world: World) -> None:
    ben = await world.person("ben")
    await world.person("ada")
    post = await say(ben)
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ben/{post['id']}")
    form = forms_of(page)[at(forms_of(page))]

    answer = await browser.post("/posts", data={**form.values, "status": "@ben In place"}, headers=IN_PLACE)

    fragment = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200
    assert fragment.select("html, main") == []
    assert texts(fragment, "hx-partial[hx-target='#thread'] .text") == ["@ben In place"]
    assert texts(fragment, "#compose textarea[name=status]") == ["@ben"]
    fresh = fragment.select_one("input[name=key]")
    assert fresh is not None
    assert fresh["value"] != form.values["key"]
