"""Changing and deleting one's own posts in a browser."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.media.samples import picture
from tests.posts.saying import do, say
from tests.posts.saying import read as look
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World


async def with_picture(who: Client, **more: Any) -> Any:
    """A post with a picture that is described as a dot."""
    upload = {"file": ("dot.png", picture(), "image/png")}
    media = await who.api("POST", "/api/v2/media", files=upload, data={"description": "A dot"})
    return await say(who, "Look", media_ids=[media["id"]], **more)


async def test_the_editor_holds_the_post_as_it_is_and_an_unchanged_one_stays(world: World) -> None:
    ada = await world.person("ada")
    post = await with_picture(ada, spoiler_text="Dots", language="de", visibility="private")
    browser = await browser_of(world, "ada")

    page = await browser.get(f"/@ada/{post['id']}/edit")
    values = forms_of(page)[0].values
    await fill(browser, page)

    assert (values["status"].strip(), values["spoiler_text"], values["language"]) == ("Look", "Dots", "de")
    assert values["media[][description]"].strip() == "A dot"
    assert "visibility" not in values
    assert (await look(ada, post))["edited_at"] is None


async def test_everything_can_be_changed(world: World) -> None:
    ada = await world.person("ada")
    post = await with_picture(ada)
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/edit")
    entries: dict[str, Any] = {"media[][description]": "A red dot", "descriptions[]": ["Another"]}
    files = [("files[]", ("b.png", picture(), "image/png"))]

    answer = await fill(browser, page, entries, files=files, status="Look here", spoiler_text="Dots")

    changed = await look(ada, post)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{post['url']}#post-{post['id']}")
    assert (changed["content"], changed["spoiler_text"]) == ("<p>Look here</p>", "Dots")
    assert [media["description"] for media in changed["media_attachments"]] == ["A red dot", "Another"]
    assert texts(await read(browser, f"/@ada/{post['id']}"), ".main .notice")


async def test_who_may_answer_can_be_changed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    public = {name: {"automatic_approval": ["public"]} for name in ("can_reply", "can_reblog")}
    post = await say(ada, interaction_policy={**public, "can_favourite": {"automatic_approval": ["followers"]}})
    browser = await browser_of(world, "ada")
    place = f"/@ada/{post['id']}/edit"

    page = await browser.get(place)
    assert forms_of(page)[0].values["answers"] == "everybody"
    refused = await fill(browser, page, status="", answers="following")
    assert (refused.status_code, forms_of(refused)[0].values["answers"]) == (422, "following")
    await fill(browser, page, answers="following")
    policy = (await look(ben, post))["interaction_policy"]
    assert policy["can_reply"]["automatic_approval"] == ["author", "following", "mentioned"]
    assert policy["can_favourite"]["automatic_approval"] == ["author", "followers"]
    assert policy["can_reblog"]["automatic_approval"] == ["public", "me"]
    assert (await look(ada, post))["edited_at"] is None
    await fill(browser, await browser.get(place), answers="everybody")
    assert (await look(ben, post))["interaction_policy"]["can_reply"]["automatic_approval"] == ["public", "me"]


async def test_a_policy_that_the_form_has_no_word_for_stays(world: World) -> None:
    ada = await world.person("ada")
    asks = {"can_reply": {"automatic_approval": ["followers"], "manual_approval": ["public"]}}
    post = await say(ada, interaction_policy=asks)
    before = (await look(ada, post))["interaction_policy"]
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/edit")

    assert (forms_of(page)[0].values["answers"], "As it is now" in page.text) == ("", True)
    await fill(browser, page, status="Other words")

    assert (await look(ada, post))["interaction_policy"] == before


async def test_a_refused_change_keeps_what_was_typed(world: World) -> None:
    ada = await world.person("ada")
    post = await with_picture(ada)
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/edit")

    answer = await fill(browser, page, {"media[][description]": "A red dot"}, status="a" * 501)

    assert answer.status_code == 422
    assert forms_of(answer)[0].values["status"].strip() == "a" * 501
    assert forms_of(answer)[0].values["media[][description]"].strip() == "A red dot"
    assert (await look(ada, post))["content"] == "<p>Look</p>"


@pytest.mark.parametrize("is_over", [False, True])
async def test_words_change_without_a_poll_being_touched(world: World, is_over: bool) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "?", poll={"options": ["Tea", "Coffee"], "expires_in": 600})
    await ben.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [0]})
    world.step(hours=1 if is_over else 0)
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/edit")

    choices: dict[str, Any] = {"poll[options][]": ["Tea", "Coffee"]}
    answer = await fill(browser, page, choices, status="Which?")

    changed = await look(ada, post)
    assert answer.status_code == 303
    assert (changed["content"], changed["poll"]["id"], changed["poll"]["votes_count"]) == (
        "<p>Which?</p>",
        post["poll"]["id"],
        1,
    )


async def test_other_choices_need_a_new_end(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "?", poll={"options": ["Tea", "Coffee"], "expires_in": 600})
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/edit")
    choices: dict[str, Any] = {"poll[options][]": ["Tea", "Milk"]}

    refused = await fill(browser, page, choices)
    taken = await fill(browser, page, {**choices, "poll[expires_in]": "3600"})

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert "Choose how long the poll runs" in texts(BeautifulSoup(refused.text, "html.parser"), "#e-poll")[0]
    assert [one["title"] for one in (await look(ada, post))["poll"]["options"]] == ["Tea", "Milk"]


async def test_a_post_is_deleted_after_a_look_at_it(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Words I regret")
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/@ada/{post['id']}/delete")

    assert "Words I regret" in page.text
    assert (await look(ada, post))["id"] == post["id"]
    answer = await fill(browser, page)

    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert (await ada.get(f"/api/v1/statuses/{post['id']}")).status_code == 404
    assert "Your post is deleted." in texts(await read(browser, "/home"), ".main .notice")


@pytest.mark.parametrize("door", ["edit", "delete"])
async def test_only_the_author_finds_these_doors_and_only_at_their_address(world: World, door: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben)
    boost = await do(ada, "reblog", post)
    own = await say(ada)
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get("/compose"))[0].values["csrf_token"]

    for address in (f"/@ben/{post['id']}", f"/@ada/{post['id']}", f"/@ada/{boost['id']}", f"/@ben/{own['id']}"):
        assert (await browser.get(f"{address}/{door}")).status_code == 404, address
        answer = await browser.post(f"{address}/{door}", data={"csrf_token": token, "status": "Mine"})
        assert answer.status_code == 404, address
    assert (await look(ben, post))["content"] == "<p>Hello</p>"
