"""Ada is asked whether an app may act for her."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.oauth.dance import (
    CALLBACK,
    CHALLENGE,
    OUT_OF_BAND,
    VERIFIER,
    an_app,
    let_in,
    question,
    redemption,
    signed_in,
    with_token,
)
from tests.world.browser import fill, forms_of
from tests.world.world import PASSWORD, World


async def test_ada_signs_in_says_yes_and_the_app_acts_for_her(world: World) -> None:
    ada, app = await world.person("ada"), await an_app(world)
    browser = world.visitor()

    door = await browser.get("/oauth/authorize", params=question(app))
    assert urlsplit(door.headers["location"]).path == "/auth/sign_in"
    form = await browser.get(door.headers["location"])
    back = await fill(browser, form, email="ada@goodmob.test", password=PASSWORD)
    page = await browser.get(back.headers["location"])
    assert "Reader" in page.text
    assert "@ada" in page.text
    answer = await fill(browser, page)

    place = urlsplit(answer.headers["location"])
    told = parse_qs(place.query)
    assert answer.headers["location"].startswith(f"{CALLBACK}?")
    assert told["state"] == ["her state & more"]
    token = await world.anyone.api("POST", "/oauth/token", data=redemption(app, told["code"][0]))
    assert token["token_type"] == "Bearer"
    assert token["scope"] == "read write"
    assert token["created_at"] == world.clock.now() // 1_000_000
    own = await with_token(world, token["access_token"]).api("GET", "/api/v1/accounts/verify_credentials")
    assert own["id"] == ada.id


async def test_ada_says_no_and_the_app_is_told(world: World) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")
    page = await browser.get("/oauth/authorize", params=question(app))

    answer = await fill(browser, page, form=1)

    told = parse_qs(urlsplit(answer.headers["location"]).query)
    assert (told["error"], told["state"]) == (["access_denied"], ["her state & more"])
    assert "code" not in told


async def test_the_page_may_only_send_ada_to_the_apps_own_address(world: World) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")

    page = await browser.get("/oauth/authorize", params=question(app))

    policy = page.headers["content-security-policy"]
    assert "form-action 'self' https://app.example" in policy
    assert page.headers["cache-control"] == "private, no-store"
    assert page.headers["x-frame-options"] == "DENY"


async def test_an_app_that_asks_to_sign_in_again_gets_the_form(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    app, browser = await an_app(world), await signed_in(world, "ada")

    door = await browser.get("/oauth/authorize", params=question(app, force_login="true"))
    form = await browser.get(door.headers["location"])
    back = await fill(browser, form, email="ben@goodmob.test", password=PASSWORD)
    page = await browser.get(back.headers["location"])

    assert "@ben" in page.text


async def test_a_code_is_shown_only_to_the_person_who_let_the_app_in(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    app = await an_app(world, redirect_uris=OUT_OF_BAND)
    browser = await signed_in(world, "ada")
    asked = question(app, redirect_uri=OUT_OF_BAND)
    # Command line clients write the address with a slash at its end.
    page = await browser.get("/oauth/authorize/", params=asked, headers={"accept": "text/html"}, follow_redirects=True)

    answer = await fill(browser, page)
    address = answer.headers["location"]
    shown = await browser.get(address)

    code = parse_qs(urlsplit(address).query)["code"][0]
    assert urlsplit(address).path == "/oauth/authorize/native"
    assert code in shown.text
    assert (await (await signed_in(world, "ben")).get(address)).status_code == 404
    assert (await world.visitor().get(address)).status_code == 303
    world.step(minutes=11)
    assert (await browser.get(address)).status_code == 404
    assert (await browser.get("/oauth/authorize/native?code=<b>x</b>")).status_code == 404


async def test_a_code_copied_by_hand_is_good_for_a_token(world: World) -> None:
    await world.person("ada")
    app = await an_app(world, redirect_uris=OUT_OF_BAND)
    told = await let_in(await signed_in(world, "ada"), app, redirect_uri=OUT_OF_BAND)

    response = await world.anyone.post("/oauth/token", data=redemption(app, told["code"], redirect_uri=OUT_OF_BAND))

    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "about",
    [
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": f"{CALLBACK}/more"},
        {"redirect_uri": f"{CALLBACK}?x=1"},
        {"redirect_uri": CALLBACK.upper()},
        {"redirect_uri": OUT_OF_BAND},
        {"redirect_uri": "javascript:alert(1)"},
        {"redirect_uri": ""},
        {"client_id": "nobody"},
        {"response_type": "token"},
        {"scope": "read admin:write"},
        {"scope": "read nothing:known"},
        {"code_challenge": CHALLENGE},
        {"code_challenge": CHALLENGE, "code_challenge_method": "plain"},
        {"code_challenge": "short", "code_challenge_method": "S256"},
    ],
)
async def test_an_app_that_asks_wrongly_leads_nobody_anywhere(world: World, about: dict[str, str]) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")
    good = await browser.get("/oauth/authorize", params=question(app))

    page = await browser.get("/oauth/authorize", params=question(app, **about))
    sent = {**forms_of(good)[0].values, **about}
    answer = await browser.post("/oauth/authorize", data=sent)

    for response in (page, answer):
        assert response.status_code == 400
        assert "location" not in response.headers
        assert "alert(1)" not in response.text


async def test_nobody_lets_an_app_in_from_another_site(world: World) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")
    page = await browser.get("/oauth/authorize", params=question(app))
    form: dict[str, Any] = forms_of(page)[0].values

    foreign = await browser.post("/oauth/authorize", data=form, headers={"origin": "https://evil.example"})
    bare = await browser.post("/oauth/authorize", data={**form, "csrf_token": ""})

    assert (foreign.status_code, bare.status_code) == (403, 403)


async def test_whoever_asked_with_a_challenge_redeems_with_its_verifier(world: World) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")
    asked = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    codes = [(await let_in(browser, app, **asked))["code"] for _ in range(3)]

    right = await world.anyone.post("/oauth/token", data=redemption(app, codes[0], code_verifier=VERIFIER))
    wrong = await world.anyone.post("/oauth/token", data=redemption(app, codes[1], code_verifier="x" * 43))
    none = await world.anyone.post("/oauth/token", data=redemption(app, codes[2]))

    assert [response.status_code for response in (right, wrong, none)] == [200, 400, 400]
    assert wrong.json()["error"] == none.json()["error"] == "invalid_grant"


async def test_a_verifier_without_a_challenge_is_a_downgrade_and_refused(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    told = await let_in(await signed_in(world, "ada"), app)

    response = await world.anyone.post("/oauth/token", data=redemption(app, told["code"], code_verifier=VERIFIER))

    assert response.status_code == 400


@pytest.mark.parametrize("lang", ["fr", "es"])
async def test_the_question_is_asked_in_the_language_that_the_app_names(world: World, lang: str) -> None:
    await world.person("ada")
    app, browser = await an_app(world), await signed_in(world, "ada")

    page = await browser.get("/oauth/authorize", params={**question(app), "lang": lang})

    assert f'<html lang="{lang}"' in page.text
