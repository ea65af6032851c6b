"""Ada signs up by the page, where the door is open, shut or watched, and the first person becomes the owner."""

import html
import re

import pytest

from goodmob.instance.actions.publish_terms import publish_terms
from tests.accounts.visits import ADA, a_browser_of, is_in
from tests.world.browser import fill, forms_of
from tests.world.world import World

HREF = re.compile(r'href="([^"]*)"')
TAG = re.compile(r"<[^>]*>")


async def test_ada_signs_up_and_is_in(world: World) -> None:
    browser = world.visitor()

    answer = await fill(browser, await browser.get("/auth/sign_up"), ADA)

    assert (answer.status_code, answer.headers["location"]) == (303, "/welcome")
    assert await is_in(browser)


@pytest.mark.parametrize(
    ("wanted", "led"), [("/mobs/1/join", "/mobs/1/join"), ("//evil.example", "/"), ("https://evil.example", "/")]
)
async def test_ada_goes_on_with_what_she_wanted_to_do(world: World, wanted: str, led: str) -> None:
    browser = world.visitor()
    door = await browser.get("/auth/sign_in", params={"return_to": wanted})
    ways = [html.unescape(way) for way in HREF.findall(door.text) if way.startswith("/auth/sign_up?")]

    refused = await fill(browser, await browser.get("/auth/sign_up", params={"return_to": wanted}), ADA, password="x")
    answer = await fill(browser, refused, ADA)

    assert ways == ([f"/auth/sign_up?return_to={wanted}"] if led != "/" else [])
    assert (answer.status_code, answer.headers["location"]) == (303, led)


async def test_what_ada_typed_is_kept_and_the_remedy_stands_beside_the_field(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()

    page = await fill(browser, await browser.get("/auth/sign_up"), {**ADA, "password": "short"})

    assert page.status_code == 422
    assert "Somebody has this already" in page.text
    assert "8 characters are the least" in page.text
    kept = forms_of(page)[0].values
    assert (kept["username"], kept["email"], kept["password"]) == ("ada", "ada@post.example", "")


@pytest.mark.parametrize(
    ("language", "agreed"),
    [
        ("en", "By signing up you agree to the house rules, the terms of service and the privacy policy."),
        (
            "fr",
            "En vous inscrivant, vous acceptez les règles de la maison, les conditions d’utilisation et la politique"
            " de confidentialité.",
        ),
        (
            "es",
            "Al registrarte aceptas las normas de la casa, las condiciones de uso y la política de privacidad.",
        ),
    ],
)
async def test_the_page_says_what_ada_agrees_to(world: World, language: str, agreed: str) -> None:
    await world.house.db.act(publish_terms, "Be kind.", "2026-12-24")

    page = await world.visitor().get("/auth/sign_up", headers={"Accept-Language": language})

    assert agreed in TAG.sub("", page.text)
    [line] = [line for line in page.text.splitlines() if "/terms" in line]
    assert HREF.findall(line) == ["/about", "/terms", "/privacy-policy"]


async def test_without_terms_ada_agrees_to_none(world: World) -> None:
    page = await world.visitor().get("/auth/sign_up")

    assert "By signing up you agree to the house rules and the privacy policy." in TAG.sub("", page.text)
    assert 'href="/terms"' not in page.text


async def test_with_mail_ada_is_told_to_look_into_it(world: World) -> None:
    world.change(mail="smtp://mail.example")
    browser = world.visitor()

    answer = await fill(browser, await browser.get("/auth/sign_up"), ADA)

    page = await browser.get(answer.headers["location"])
    assert "ada@post.example" in page.text
    assert not await is_in(browser)


async def test_whoever_signs_in_unconfirmed_gets_another_letter(world: World) -> None:
    world.change(mail="smtp://mail.example")
    browser = world.visitor()
    await fill(browser, await browser.get("/auth/sign_up"), ADA)

    answer = await fill(browser, await browser.get("/auth/sign_in"), email=ADA["email"], password=ADA["password"])
    await world.settle()

    assert answer.headers["location"].startswith("/auth/waiting")
    assert len(world.letters) == 2
    assert not await is_in(browser)


async def test_where_staff_approve_the_page_asks_for_a_reason(world: World) -> None:
    world.change(signup="approval")
    browser = world.visitor()
    form = await browser.get("/auth/sign_up")

    without = await fill(browser, form, ADA)
    answer = await fill(browser, form, ADA, reason="I like it here")

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
    refused = await fill(stranger, await stranger.get(link), {**ADA, "username": "mallory"}, invite_code="guessed")

    assert welcome.headers["location"] == "/welcome"
    assert refused.status_code == 422
    assert "1 person" in (await host.get("/settings/invites")).text
    world.step(days=15)
    late = world.visitor()
    assert (
        await fill(late, await late.get(link), username="cleo", email="cleo@post.example", password="eight123")
    ).status_code == 422


async def test_the_first_person_becomes_the_owner_by_the_link_and_nobody_after(world: World) -> None:
    world.house.owner_token = "the-one-time-token"
    browser, late = world.visitor(), world.visitor()
    page = await browser.get("/start/the-one-time-token")
    late_page = await late.get("/start/the-one-time-token")
    assert (await browser.get("/start/another")).status_code == 404

    faulty = await fill(browser, page, {**ADA, "password": "short"})
    answer = await fill(browser, page, {**ADA, "username": "admin"})

    assert faulty.status_code == 422
    assert answer.status_code == 303
    assert await is_in(browser)
    owner = await world.anyone.api("GET", "/api/v1/accounts/lookup?acct=admin")
    assert [role["name"] for role in owner["roles"]] == ["Owner"]
    assert (await fill(late, late_page, ADA)).status_code == 404
    world.house.owner_token = "printed by another process"
    other = await late.get("/start/printed%20by%20another%20process")
    assert (await fill(late, other, ADA)).status_code == 410


async def test_without_a_link_nobody_starts(world: World) -> None:
    assert (await world.anyone.get("/start/x")).status_code == 404
