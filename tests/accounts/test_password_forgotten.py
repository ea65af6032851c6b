"""Ada forgot her password and chooses another by a letter; nobody else does, and nobody learns who is here."""

import re

import pytest

from tests.accounts.visits import a_browser_of, is_in, staff
from tests.world.browser import Response, fill, forms_of, sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

FORGOTTEN = "/auth/password"
LINK = re.compile(r"/auth/password/\S+")
NEW = "another good one"


async def ask(browser: Client, email: str) -> Response:
    """The answer to the form that asks for a letter."""
    return await fill(browser, await browser.get(FORGOTTEN), email=email)


async def link_for(world: World, browser: Client, email: str = "ada@goodmob.test") -> str:
    """The link of the letter that somebody asks for."""
    await ask(browser, email)
    await world.settle()
    found = LINK.search(world.letters[-1].text)
    assert found is not None
    return found[0]


async def choose(browser: Client, link: str, password: str = NEW) -> Response:
    """The answer to the form behind the link."""
    return await fill(browser, await browser.get(link), new_password=password)


async def test_ada_chooses_a_new_password_and_is_in_while_all_others_are_out(world: World) -> None:
    ada = await world.person("ada")
    elsewhere, browser = await a_browser_of(world, "ada"), world.visitor()
    assert f'href="{FORGOTTEN}"' in (await browser.get("/auth/sign_in")).text

    link = await link_for(world, browser)
    answer = await choose(browser, link)
    await world.settle()

    assert answer.headers["location"] == "/home"
    assert "Every other browser and app is signed out" in (await browser.get("/home")).text
    assert (await is_in(browser), await is_in(elsewhere)) == (True, False)
    assert (await ada.get("/api/v1/accounts/verify_credentials")).status_code == 401
    assert (await sign_in(world.visitor(), "ada", PASSWORD)).status_code == 422
    assert (await sign_in(world.visitor(), "ada", NEW)).status_code == 303
    assert [letter.subject for letter in world.letters] == [
        "A new password for Goodmob",
        "Your password for Goodmob was changed",
    ]
    assert {letter.to for letter in world.letters} == {"ada@goodmob.test"}


async def test_an_address_that_nobody_has_is_answered_alike_and_gets_no_letter(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()

    known, unknown = await ask(browser, "ada@goodmob.test"), await ask(browser, "nobody@goodmob.test")
    await world.settle()

    assert (known.status_code, known.headers["location"]) == (unknown.status_code, unknown.headers["location"])
    assert [letter.to for letter in world.letters] == ["ada@goodmob.test"]


async def test_a_link_works_once(world: World) -> None:
    await world.person("ada")
    link = await link_for(world, world.visitor())
    thief = world.visitor()
    form = await thief.get(link)
    await choose(world.visitor(), link)

    late = await fill(thief, form, new_password="the thief's own")

    assert (late.status_code, (await thief.get(link)).status_code) == (410, 410)
    assert "no longer good" in late.text
    assert not await is_in(thief)


async def test_only_the_latest_letter_counts_and_only_for_an_hour(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()
    first, second = await link_for(world, browser), await link_for(world, browser)

    assert (await browser.get(first)).status_code == 410
    world.step(minutes=59)
    assert (await browser.get(second)).status_code == 200
    form = await browser.get(second)
    world.step(minutes=2)
    assert (await browser.get(second)).status_code == 410
    assert (await fill(browser, form, new_password=NEW)).status_code == 410


async def test_a_password_that_is_too_short_leaves_the_link_good(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()
    link = await link_for(world, browser)

    page = await choose(browser, link, "short")

    assert page.status_code == 422
    assert "8 characters are the least" in page.text
    assert (await choose(browser, link)).status_code == 303


@pytest.mark.parametrize("secret", ["anything", "a" * 64, "sent2"])
async def test_made_up_links_are_dead(world: World, secret: str) -> None:
    await world.person("ada")

    assert (await world.visitor().get(f"{FORGOTTEN}/{secret}")).status_code == 410


@pytest.mark.parametrize("kind", ["disable", "suspend"])
async def test_who_is_locked_out_gets_no_letter_and_an_old_link_is_dead(world: World, kind: str) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    browser = world.visitor()
    link = await link_for(world, browser)
    form = await browser.get(link)

    await mo.api("POST", f"/api/v1/admin/accounts/{ada.id}/action", data={"type": kind})
    await world.settle()
    world.letters.clear()

    assert (await fill(browser, form, new_password=NEW)).status_code == 410
    assert (await ask(browser, "ada@goodmob.test")).headers["location"] == f"{FORGOTTEN}/sent"
    await world.settle()
    assert list(world.letters) == []


async def test_a_new_password_kills_the_links_that_somebody_asked_for(world: World) -> None:
    await world.person("ada")
    link = await link_for(world, world.visitor())
    browser = await a_browser_of(world, "ada")

    await fill(browser, await browser.get("/settings/password"), current_password=PASSWORD, new_password=NEW)

    assert (await browser.get(link)).status_code == 410


async def test_who_never_confirmed_still_has_to(world: World) -> None:
    world.change(mail="smtp://mail.example")
    browser = world.visitor()
    await fill(
        browser,
        await browser.get("/auth/sign_up"),
        username="ada",
        email="ada@goodmob.test",
        password=PASSWORD,
    )
    await world.settle()

    answer = await choose(browser, await link_for(world, browser))

    assert answer.headers["location"] == "/auth/sign_in"
    assert not await is_in(browser)


async def test_asking_is_slowed_down_for_a_mailbox_and_for_an_address(world: World) -> None:
    world.change(rate_limits=True)
    await world.person("ada")
    browser = world.visitor()
    form = await browser.get(FORGOTTEN)

    for_known = [(await fill(browser, form, email="ada@goodmob.test")).status_code for _ in range(6)]
    for_unknown = [(await fill(browser, form, email="nobody@goodmob.test")).status_code for _ in range(6)]
    spelt = (await fill(browser, form, email="Ada+x@goodmob.test")).status_code
    others = [(await fill(browser, form, email=f"p{number}@goodmob.test")).status_code for number in range(20)]

    assert for_known == for_unknown == [303] * 5 + [429]
    assert spelt == 429
    assert (others[0], others[-1]) == (303, 429)


async def test_the_form_is_taken_from_our_own_page_only(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()
    link = await link_for(world, browser)
    token = forms_of(await browser.get(link))[0].values["csrf_token"]

    for path, about in ((FORGOTTEN, {"email": "ada@goodmob.test"}), (link, {"new_password": NEW})):
        bare = await browser.post(path, data=about)
        foreign = await browser.post(
            path, data={**about, "csrf_token": token}, headers={"sec-fetch-site": "cross-site"}
        )
        assert (bare.status_code, foreign.status_code) == (403, 403)


async def test_without_a_mail_server_the_page_says_where_the_link_is(world: World) -> None:
    browser = world.visitor()
    assert "Whoever runs it finds the link" in (await browser.get(f"{FORGOTTEN}/sent")).text
    world.change(mail="smtp://mail.example")
    assert "Whoever runs it finds the link" not in (await browser.get(f"{FORGOTTEN}/sent")).text
