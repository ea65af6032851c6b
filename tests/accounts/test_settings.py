"""Ada changes her profile and password, and sees where she is signed in."""

from tests.accounts.visits import a_browser_of, is_in
from tests.media.samples import picture
from tests.world.browser import fill, forms_of, sign_in
from tests.world.world import PASSWORD, World


async def test_ada_edits_her_profile(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    page = await browser.get("/settings/profile")

    answer = await fill(
        browser,
        page,
        {
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


async def test_ada_says_what_her_profile_shows_and_takes_a_picture_away(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", files={"avatar": ("a.png", picture(), "image/png")})
    browser = await a_browser_of(world, "ada")

    typed = {"attribution_domains": "Blog.example.org\nnews.example", "without_avatar": "1", "hide_collections": "1"}
    await fill(browser, await browser.get("/settings/profile"), {**typed, "show_featured": ""})

    own = await ada.api("GET", "/api/v1/profile")
    assert (own["avatar"], own["hide_collections"], own["show_featured"]) == (None, True, False)
    assert own["attribution_domains"] == ["blog.example.org", "news.example"]
    refused = await fill(
        browser, await browser.get("/settings/profile"), attribution_domains="blog.example.org\nno:domain"
    )
    assert (refused.status_code, "does not look right" in refused.text) == (422, True)
