"""Ada signs in and out; nobody else does in her name."""

import pytest

from goodmob.accounts.queries.people import person_of
from tests.accounts.visits import a_browser_of, is_in
from tests.world.browser import fill, forms_of, sign_out
from tests.world.world import PASSWORD, World


async def test_ada_signs_in_and_out(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/profile")
    cookie = browser.cookies["__Host-goodmob_session"]

    answer = await sign_out(browser, page)

    assert answer.headers["location"] == "/"
    assert not await is_in(browser)
    thief = world.visitor()
    thief.cookies.set("__Host-goodmob_session", cookie)
    assert not await is_in(thief)


async def test_what_a_browser_holds_open_ends_when_it_is_signed_out(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    heard: list[bytes] = []
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None
    world.house.bus.subscribe(f"person:{person.id}:browsers", heard.append)

    await sign_out(browser, await browser.get("/settings/profile"))
    await world.settle()

    assert heard == [b""]


@pytest.mark.parametrize("email", ["ada@goodmob.test", "nobody@goodmob.test", "", "ada"])
async def test_a_wrong_password_and_an_unknown_address_look_the_same(world: World, email: str) -> None:
    await world.person("ada")
    browser = world.visitor()
    form = await browser.get("/auth/sign_in")

    page = await fill(browser, form, email=email, password="not the password")

    assert page.status_code == 422
    assert "do not belong together" in page.text
    assert "location" not in page.headers
    assert "__Host-goodmob_session" not in page.headers.get("set-cookie", "")


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("/settings/profile?x=1", "/settings/profile?x=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
    ],
)
async def test_signing_in_leads_on_to_our_own_pages_only(world: World, wanted: str, place: str) -> None:
    await world.person("ada")
    browser = world.visitor()
    form = await browser.get("/auth/sign_in", params={"return_to": wanted})

    answer = await fill(browser, form, email="ada@goodmob.test", password=PASSWORD, return_to=wanted)

    assert answer.headers["location"] == place
    assert (await browser.get("/auth/sign_in", params={"return_to": wanted})).headers["location"] == place


async def test_the_session_is_new_after_each_sign_in(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    first = browser.cookies["__Host-goodmob_session"]
    form = await browser.get("/auth/sign_in", params={"again": "1"})

    await fill(browser, form, email="ada@goodmob.test", password=PASSWORD)

    assert browser.cookies["__Host-goodmob_session"] != first
    old = world.visitor()
    old.cookies.set("__Host-goodmob_session", first)
    assert not await is_in(old)


@pytest.mark.parametrize("path", ["/settings/profile", "/settings/password", "/settings/delete", "/auth/sign_out"])
async def test_no_form_is_taken_from_another_site_or_without_its_token(world: World, path: str) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    token = forms_of(await browser.get("/settings/profile"))[0].values["csrf_token"]
    about = {"password": PASSWORD, "current_password": PASSWORD, "new_password": "another one"}

    bare = await browser.post(path, data=about)
    foreign = await browser.post(path, data={**about, "csrf_token": token}, headers={"sec-fetch-site": "cross-site"})

    assert (bare.status_code, foreign.status_code) == (403, 403)
    assert await is_in(browser)


async def test_a_session_nobody_uses_ends_after_a_year_and_a_used_one_does_not(world: World) -> None:
    await world.person("ada")
    used, unused = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")
    world.step(days=364)
    assert await is_in(used)
    world.step(days=2)

    assert await is_in(used)
    assert not await is_in(unused)


async def test_guessing_passwords_is_slowed_down_by_address_and_by_e_mail(world: World) -> None:
    world.change(rate_limits=True)
    await world.person("ada")
    browser = world.visitor()
    form = await browser.get("/auth/sign_in")

    answers = [(await fill(browser, form, email="ada@goodmob.test", password="no")).status_code for _ in range(26)]

    assert answers == [422] * 25 + [429]


@pytest.mark.parametrize("lang", ["fr", "es"])
@pytest.mark.parametrize("path", ["/auth/sign_up", "/auth/sign_in", "/auth/waiting", "/auth/confirm/x"])
async def test_the_pages_speak_the_readers_language(world: World, path: str, lang: str) -> None:
    page = await world.anyone.get(path, params={"lang": lang})

    assert f'<html lang="{lang}"' in page.text
    assert "Sign in" not in page.text
