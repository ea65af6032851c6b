"""People come in by the pages, without a script."""

import pytest

from tests.world.browser import fill, forms_of, sign_in, sign_out
from tests.world.client import Client
from tests.world.world import PASSWORD, World

ADA = {"username": "ada", "email": "ada@post.example", "password": "eight123"}


async def a_browser_of(world: World, username: str) -> Client:
    """A browser in which somebody is signed in."""
    browser = world.visitor()
    assert (await sign_in(browser, username, PASSWORD)).status_code == 303
    return browser


async def is_in(browser: Client) -> bool:
    """Whether somebody is signed in there."""
    return (await browser.get("/settings/profile")).status_code == 200


async def test_ada_signs_up_and_is_in(world: World) -> None:
    browser = world.visitor()

    answer = await fill(browser, await browser.get("/auth/sign_up"), **ADA)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert await is_in(browser)


async def test_what_ada_typed_is_kept_and_the_remedy_stands_beside_the_field(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()

    page = await fill(browser, await browser.get("/auth/sign_up"), **{**ADA, "password": "short"})

    assert page.status_code == 422
    assert "Somebody has this already" in page.text
    assert "8 characters are the least" in page.text
    kept = forms_of(page)[0].values
    assert (kept["username"], kept["email"], kept["password"]) == ("ada", "ada@post.example", "")


async def test_with_mail_ada_is_told_to_look_into_it(world: World) -> None:
    world.change(mail="smtp://mail.example")
    browser = world.visitor()

    answer = await fill(browser, await browser.get("/auth/sign_up"), **ADA)

    page = await browser.get(answer.headers["location"])
    assert "ada@post.example" in page.text
    assert not await is_in(browser)


async def test_whoever_signs_in_unconfirmed_gets_another_letter(world: World) -> None:
    world.change(mail="smtp://mail.example")
    browser = world.visitor()
    await fill(browser, await browser.get("/auth/sign_up"), **ADA)

    answer = await fill(browser, await browser.get("/auth/sign_in"), email=ADA["email"], password=ADA["password"])
    await world.settle()

    assert answer.headers["location"].startswith("/auth/waiting")
    assert len(world.letters) == 2
    assert not await is_in(browser)


async def test_where_staff_approve_the_page_asks_for_a_reason(world: World) -> None:
    world.change(signup="approval")
    browser = world.visitor()
    form = await browser.get("/auth/sign_up")

    without = await fill(browser, form, **ADA)
    answer = await fill(browser, form, **ADA, reason="I like it here")

    assert without.status_code == 422
    assert "Thank you for waiting" in (await browser.get(answer.headers["location"])).text


async def test_nobody_signs_up_on_a_closed_page(world: World) -> None:
    world.change(signup="closed")
    open_form = forms_of(await world.anyone.get("/auth/sign_in"))[0].values
    browser = world.anyone

    page = await browser.get("/auth/sign_up")
    answer = await browser.post("/auth/sign_up", data={**ADA, "csrf_token": open_form["csrf_token"]})

    assert forms_of(page) == []
    assert answer.status_code == 403


async def test_ben_comes_in_by_adas_invitation_and_a_stranger_does_not(world: World) -> None:
    world.change(signup="invite")
    await world.person("ada")
    host = await a_browser_of(world, "ada")
    await fill(host, await host.get("/settings/invites"))
    page = await host.get("/settings/invites")
    link = page.text.partition('<code class="secret">')[2].partition("</code>")[0]
    guest, stranger = world.visitor(), world.visitor()

    welcome = await fill(guest, await guest.get(link), username="ben", email="ben@post.example", password="eight123")
    refused = await fill(stranger, await stranger.get(link), invite_code="guessed", **{**ADA, "username": "mallory"})

    assert welcome.headers["location"] == "/"
    assert refused.status_code == 422
    assert "1 person" in (await host.get("/settings/invites")).text
    world.step(days=15)
    late = world.visitor()
    assert (
        await fill(late, await late.get(link), username="cleo", email="cleo@post.example", password="eight123")
    ).status_code == 422


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


async def test_the_first_person_becomes_the_owner_by_the_link_and_nobody_after(world: World) -> None:
    world.house.owner_token = "the-one-time-token"
    browser, late = world.visitor(), world.visitor()
    page = await browser.get("/start/the-one-time-token")
    late_page = await late.get("/start/the-one-time-token")
    assert (await browser.get("/start/another")).status_code == 404

    faulty = await fill(browser, page, **{**ADA, "password": "short"})
    answer = await fill(browser, page, **{**ADA, "username": "admin"})

    assert faulty.status_code == 422
    assert answer.status_code == 303
    assert await is_in(browser)
    owner = await world.anyone.api("GET", "/api/v1/accounts/lookup?acct=admin")
    assert [role["name"] for role in owner["roles"]] == ["Owner"]
    assert (await fill(late, late_page, **ADA)).status_code == 404
    world.house.owner_token = "printed by another process"
    other = await late.get("/start/printed%20by%20another%20process")
    assert (await fill(late, other, **ADA)).status_code == 410


async def test_without_a_link_nobody_starts(world: World) -> None:
    assert (await world.anyone.get("/start/x")).status_code == 404


async def test_ada_edits_her_profile(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/profile")

    answer = await fill(
        browser,
        page,
        **{
            "display_name": "Ada <b>",
            "note": "Hello",
            "locked": "1",
            "fields[0][name]": "Site",
            "fields[0][value]": "https://ada.example",
        },
    )

    assert answer.status_code == 303
    own = await ada.api("GET", "/api/v1/accounts/verify_credentials")
    assert (own["display_name"], own["locked"], len(own["fields"])) == ("Ada <b>", True, 1)
    again = await browser.get("/settings/profile")
    assert "Your profile is saved" in again.text
    assert "Ada &lt;b&gt;" in again.text
    await fill(browser, again, locked="")
    assert (await ada.api("GET", "/api/v1/accounts/verify_credentials"))["locked"] is False


async def test_a_profile_that_is_too_long_is_shown_again_with_what_was_typed(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    page = await fill(browser, await browser.get("/settings/profile"), display_name="x" * 31, note="Kept")

    assert page.status_code == 422
    assert "30 is the most" in page.text
    assert "Kept" in page.text


async def test_a_new_password_ends_every_session_but_this_one(world: World) -> None:
    ada = await world.person("ada")
    here, elsewhere = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")

    wrong = await fill(here, await here.get("/settings/password"), current_password="no", new_password="nine chars")
    right = await fill(here, await here.get("/settings/password"), current_password=PASSWORD, new_password="nine chars")
    await world.settle()

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert await is_in(here)
    assert not await is_in(elsewhere)
    assert (await ada.get("/api/v1/accounts/verify_credentials")).status_code == 401
    assert (await sign_in(world.visitor(), "ada", PASSWORD)).status_code == 422
    assert (await sign_in(world.visitor(), "ada", "nine chars")).status_code == 303


async def test_deleting_an_account_takes_the_password(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    page = await fill(browser, await browser.get("/settings/delete"), password="no")

    assert page.status_code == 422
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


async def test_ada_sees_where_she_is_signed_in_and_ends_it_there(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    here, elsewhere, bens = [await a_browser_of(world, name) for name in ("ada", "ada", "ben")]
    page = await here.get("/settings/sessions")
    bens_page = await bens.get("/settings/sessions")
    [form] = forms_of(page)
    assert forms_of(bens_page) == []

    # Ben cannot end what is not his.
    token = forms_of(await bens.get("/settings/profile"))[0].values["csrf_token"]
    await bens.post(form.action, data={"csrf_token": token})
    assert await is_in(elsewhere)
    await fill(here, page)

    assert not await is_in(elsewhere)
    assert await is_in(here)
