"""Voting on pages, by a plain form or in place."""

from typing import Any

from bs4 import BeautifulSoup

from tests.posts.saying import say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, forms_of
from tests.world.client import Client
from tests.world.world import World

IN_PLACE = {"HX-Request": "true"}


async def asked(who: Client, **poll: Any) -> Any:
    """A post that asks for a drink."""
    return await say(who, "What?", poll={"options": ["Tea", "Coffee", "Cocoa"], "expires_in": 3600, **poll})


async def vote(browser: Client, post: Any, *choices: int, **about: Any) -> Response:
    """Sends what the first form of the post's page holds, with these choices."""
    [form, *_] = forms_of(await browser.get(f"/@ada/{post['id']}"))
    data = {**form.values, "choices[]": [str(choice) for choice in choices]}
    return await browser.post(f"/@ada/{post['id']}/vote", data=data, **about)


async def test_a_vote_leads_back_to_the_post_with_the_results(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    post, browser = await asked(ada), await browser_of(world, "ben")
    before = await read(browser, f"/@ada/{post['id']}")

    answer = await vote(browser, post, 1)

    assert texts(before, ".ballot label") == ["Tea", "Coffee", "Cocoa"]
    assert {found["type"] for found in before.select(".ballot label input")} == {"radio"}
    assert before.select(".share") == []
    assert (answer.status_code, answer.headers["location"]) == (303, f"/@ada/{post['id']}#post-{post['id']}")
    shown = await read(browser, f"/@ada/{post['id']}")
    assert texts(shown, ".poll .share") == ["0%", "100%", "0%"]
    assert texts(shown, "li:has(.mine) > [dir]") == ["Coffee"]
    assert shown.select(".ballot input") == []
    assert texts(shown, ".notice--done") == ["Your vote counts."]


async def test_a_script_gets_the_poll_alone(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    post, browser = await asked(ada, multiple=True), await browser_of(world, "ben")

    nothing = await vote(browser, post, headers=IN_PLACE)
    answer = await vote(browser, post, 0, 2, headers=IN_PLACE)
    again = await browser.get("/public")

    assert (nothing.status_code, "Choose one of the answers." in nothing.text) == (422, True)
    assert nothing.text.count('type="checkbox"') == 3
    poll = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, poll.select("main, form")) == (200, [])
    assert texts(poll, ".share") == ["100%", "0%", "100%"]
    assert texts(poll, ".meta")[0].startswith("1 person voted")
    assert "ballot" in again.text


async def test_who_cannot_vote_sees_how_it_stands(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    post = await asked(ada)
    its_author, ben = await browser_of(world, "ada"), await browser_of(world, "ben")

    for reader in (world.anyone, its_author):
        page = await read(reader, f"/@ada/{post['id']}")
        assert (page.select(".ballot input"), len(page.select(".poll li"))) == ([], 3)
    own = await vote(its_author, post, 0, headers=IN_PLACE)
    await vote(ben, post, 0)
    twice = await vote(ben, post, 1, headers=IN_PLACE)
    world.step(seconds=3601)
    late = await vote(ben, post, 1, headers=IN_PLACE)

    assert [answer.status_code for answer in (own, twice, late)] == [422, 422, 422]
    for answer, words in ((own, "your own poll"), (twice, "that vote counts"), (late, "This poll is over.")):
        assert words in answer.text
    assert texts(await read(ben, f"/@ada/{post['id']}"), ".share") == ["100%", "0%", "0%"]


async def test_there_is_no_voting_where_there_is_no_poll_to_be_seen(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    hidden, plain = await asked(ada), await say(ada, "No poll")
    private = await say(ada, "What?", visibility="private", poll={"options": ["Tea", "Milk"], "expires_in": 3600})
    browser = await browser_of(world, "ben")
    [form, *_] = forms_of(await browser.get(f"/@ada/{hidden['id']}"))

    for post in (plain, private):
        data = {**form.values, "choices[]": "0"}
        assert (await browser.post(f"/@ada/{post['id']}/vote", data=data)).status_code == 404
