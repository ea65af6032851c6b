"""Reporting in a browser without scripts."""

import pytest
from bs4 import BeautifulSoup

from goodmob.core.bounds import REPORT_COMMENT_LENGTH
from tests.moderation.filing import ADMIN, a_rule, staff
from tests.posts.saying import block, do, ids, say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, fill
from tests.world.client import Client
from tests.world.world import World

THANKS = "Thank you. The people who look after this place will look at it."
TOO_LONG = "x" * (REPORT_COMMENT_LENGTH + 1)


async def send(browser: Client, address: str, sent: dict[str, str]) -> Response:
    """The answer to the form at the address."""
    return await fill(browser, await browser.get(address), sent)


def chosen(page: BeautifulSoup) -> list[str]:
    """What is ticked in the form."""
    return [str(box["value"]) for box in page.select(".report input[checked]")]


async def test_the_menu_of_a_post_leads_to_a_form_about_it(world: World) -> None:
    _ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule, post = await a_rule(world, "Be kind"), await say(ben, "Grr")
    browser = await browser_of(world, "ada")
    address = f"/@ben/{post['id']}/report"

    assert (await read(browser, f"/@ben/{post['id']}")).select(f'.menu__sheet a[href="{address}"]')
    form = await read(browser, address)
    assert texts(form, "h1") == ["Report a post by ben"]
    assert texts(form, ".reported .text") == ["Grr"]
    sent = {"category": "violation", "rule_ids[]": rule, "comment": "Rude"}
    answer = await send(browser, address, sent)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/@ben/{post['id']}")
    assert texts(await read(browser, f"/@ben/{post['id']}"), ".notice--done") == [THANKS]
    [told] = await mo.api("GET", ADMIN)
    assert (told["account"]["username"], told["target_account"]["username"]) == ("ada", "ben")
    assert (told["category"], told["comment"], ids(told["rules"])) == ("violation", "Rude", [rule])
    assert ids(told["statuses"]) == [post["id"]]


async def test_the_menu_of_a_profile_leads_to_a_form_about_it(world: World) -> None:
    _ada, _ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    browser = await browser_of(world, "ada")

    assert (await read(browser, "/@ben")).select('.menu__sheet a[href="/@ben/report"]')
    assert texts(await read(browser, "/@ben/report"), "h1") == ["Report ben"]
    answer = await send(browser, "/@ben/report", {"category": "spam"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/@ben")
    [told] = await mo.api("GET", ADMIN)
    assert (told["category"], told["comment"], told["statuses"]) == ("spam", "", [])


async def test_rules_count_for_violations_only(world: World) -> None:
    _ada, _ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule = await a_rule(world)
    browser = await browser_of(world, "ada")
    await send(browser, "/@ben/report", {"category": "legal", "rule_ids[]": rule})

    [told] = await mo.api("GET", ADMIN)
    assert (told["category"], told["rules"]) == ("legal", [])


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"comment": "Rude"}, "Please choose what is wrong."),
        ({"category": "violation", "comment": "Rude"}, "Please tick the rule that was broken."),
        ({"category": "spam", "comment": TOO_LONG}, "This is too long; 1000 characters are the most."),
    ],
)
async def test_what_is_missing_is_said_and_nothing_is_lost(world: World, sent: dict[str, str], said: str) -> None:
    _ada, _ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    await a_rule(world)
    browser = await browser_of(world, "ada")
    answer = await send(browser, "/@ben/report", sent)
    page = BeautifulSoup(answer.text, "html.parser")

    assert answer.status_code == 422
    assert texts(page, ".err") == [said]
    assert chosen(page) == [value for name, value in sent.items() if name == "category"]
    assert page.select_one("textarea").text == sent["comment"]  # type: ignore[union-attr]
    assert await mo.api("GET", ADMIN) == []


async def test_without_rules_nothing_can_break_one(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    form = await read(await browser_of(world, "ada"), "/@ben/report")

    assert [str(box["value"]) for box in form.select("input[type=radio]")] == ["spam", "legal", "other"]


async def test_there_is_a_form_for_those_whom_one_can_report(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    own, private, others = await say(ada), await say(ben, visibility="private"), await say(cleo)
    browser = await browser_of(world, "ada")

    for address in (
        *("/@ada/report", "/@nobody/report", f"/@ada/{own['id']}/report", f"/@ben/{private['id']}/report"),
        *(f"/@ben/{others['id']}/report", "/@ben/123456789/report"),
    ):
        assert (await browser.get(address)).status_code == 404, address
    assert not (await read(browser, f"/@ada/{own['id']}")).select('.menu__sheet a[href$="/report"]')
    stranger = await world.visitor().get("/@ben/report")
    assert stranger.headers["location"] == "/auth/sign_in?return_to=%2F%40ben%2Freport"


async def test_a_post_can_be_reported_though_its_author_blocks(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    post = await say(ben, "You!")
    await block(ben, ada)
    browser = await browser_of(world, "ada")
    address = f"/@ben/{post['id']}/report"
    form = await read(browser, address)

    assert (texts(form, ".report .text"), texts(form, ".person .name")) == ([], ["ben"])
    answer = await send(browser, address, {"category": "other"})
    assert answer.headers["location"] == "/@ben"
    [told] = await mo.api("GET", ADMIN)
    assert ids(told["statuses"]) == [post["id"]]


async def test_a_boost_is_reported_with_what_it_boosts_before_ones_eyes(world: World) -> None:
    _ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    boost = await do(ben, "reblog", await say(cleo, "Look"))
    form = await read(await browser_of(world, "ada"), f"/@ben/{boost['id']}/report")

    assert texts(form, "h1") == ["Report a post by ben"]
    assert texts(form, ".reported .text") == ["Look"]
