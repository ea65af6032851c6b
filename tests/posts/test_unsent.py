"""What is written must not be lost: where the session ended meanwhile, and where a script sends it."""

from typing import Any

from tests.media.samples import picture
from tests.posts.saying import say
from tests.web.reading import browser_of
from tests.world.browser import Response, fill, forms_of, sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

IN_PLACE = {"HX-Request": "true"}
SESSION = "__Host-goodmob_session"


async def sent_too_late(world: World, browser: Client, **typed: Any) -> Response:
    """The answer to a post whose form was shown to somebody who is no longer signed in."""
    page = await browser.get("/compose")
    del browser.cookies[SESSION]
    return await fill(browser, page, **typed)


def composer_of(page: Response) -> dict[str, str]:
    """What the composer of a page holds."""
    return next(form.values for form in forms_of(page) if "status" in form.values)


def held(page: Response, *names: str) -> list[str]:
    """What the composer of a page holds under these names."""
    values = composer_of(page)
    return [values.get(name, "").strip() for name in names]


async def test_words_outlive_the_session(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben)
    browser = await browser_of(world, "ada")
    typed = {"status": "Späte Worte 🚲", "visibility": "direct", "spoiler_text": "Late", "in_reply_to_id": post["id"]}
    typed |= {"answers": "mentioned", "local_only": "1"}

    answer = await sent_too_late(world, browser, **typed)
    back = await sign_in(browser, "ada", PASSWORD)
    page = await browser.get("/compose")

    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/sign_in?return_to=%2Fcompose")
    assert back.status_code == 303
    assert held(page, *typed) == [*typed.values()]
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []
    assert held(await browser.get("/compose"), "status") == [""]


async def test_nobody_else_at_the_same_browser_reads_them(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    browser = await browser_of(world, "ada")
    await sent_too_late(world, browser, status="For my eyes only")

    await sign_in(browser, "ben", PASSWORD)

    assert held(await browser.get("/compose"), "status") == [""]


async def test_a_form_of_another_site_leaves_nothing(world: World) -> None:
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}

    answer = await world.anyone.post("/posts", data={"status": "Buy this", "author": "1"}, headers=foreign)

    assert answer.status_code == 403
    assert "goodmob_draft" not in str(answer.headers)


async def test_words_that_cannot_be_read_are_none(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    for value in ("x", "e30=", "%%%", "W10="):
        browser.cookies.set("__Host-goodmob_draft", value, domain="goodmob.test", path="/")
        page = await browser.get("/compose")
        assert (page.status_code, held(page, "status")) == (200, [""]), value


async def test_a_script_is_told_to_sign_in_and_keeps_the_draft_itself(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    values = composer_of(await browser.get("/home"))
    del browser.cookies[SESSION]

    answer = await browser.post("/posts", data={**values, "status": "Late"}, headers=IN_PLACE)

    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/auth/sign_in?return_to=%2Fhome%23compose"
    assert "set-cookie" not in answer.headers


async def test_a_script_gets_the_post_for_the_timeline_or_the_form_with_its_faults(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    values = composer_of(await browser.get("/home"))

    refused = await browser.post("/posts", data={**values, "status": " "}, headers=IN_PLACE)
    taken = await browser.post("/posts", data={**values, "status": "In place"}, headers=IN_PLACE)
    elsewhere = await browser.post(
        "/posts", data={**values, "key": "", "place": "page", "status": "!"}, headers=IN_PLACE
    )

    assert [answer.status_code for answer in (refused, taken, elsewhere)] == [422, 200, 204]
    assert all("<html" not in answer.text for answer in (refused, taken))
    assert 'id="e-text"' in refused.text
    assert 'hx-target="#timeline"' in taken.text
    assert elsewhere.headers["hx-redirect"].startswith("/home#post-")


async def test_a_picture_that_is_uploaded_ahead_waits_for_its_words(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    values = composer_of(await browser.get("/home"))
    token = {"X-CSRF-Token": values["csrf_token"]}

    answer = await browser.post("/compose/media", files={"file": ("a.png", picture(), "image/png")}, headers=token)
    waiting = answer.text.split('name="media[][id]" value="')[1].split('"')[0]
    sent = {**values, "media[][id]": waiting, "media[][description]": "A dot"}
    await browser.post("/posts", data=sent)

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert answer.text.lstrip().startswith("<li")
    assert [(media["id"], media["description"]) for media in post["media_attachments"]] == [(waiting, "A dot")]


async def test_an_upload_that_is_no_picture_says_why(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    token = {"X-CSRF-Token": forms_of(await browser.get("/compose"))[0].values["csrf_token"]}

    answer = await browser.post("/compose/media", files={"file": ("a.png", b"none", "image/png")}, headers=token)
    nothing = await browser.post("/compose/media", headers=token)
    unsigned = await browser.post("/compose/media", files={"file": ("a.png", picture(), "image/png")})

    assert [one.status_code for one in (answer, nothing, unsigned)] == [422, 422, 403]
    assert "data-reason" in answer.text


async def test_every_writing_form_is_there_again_after_signing_in(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    post = await say(ada, "Said")
    draft = await ada.api("POST", "/api/v1/drafts", json={"status": "Draft"})
    later = {"status": "Waits", "scheduled_at": "2026-11-22T12:00:00Z"}
    waiting = await ada.api("POST", "/api/v1/statuses", json=later)
    media = await ada.api("POST", "/api/v2/media", files={"file": ("a.png", picture(), "image/png")})
    shot = {"media[][id]": media["id"], "media[][description]": "A dot"}
    below = {"parts[0][status]": "And more " * 50, "scheduled_at": "2026-11-23T12:00", "time_zone": "UTC"}
    forms = {
        "/compose": ("/posts", {**shot, **below}),
        f"/drafts/{draft['id']}": (f"/drafts/{draft['id']}/post", {**shot, **below}),
        f"/scheduled/{waiting['id']}": (f"/scheduled/{waiting['id']}", {**shot, **below}),
        f"/@ada/{post['id']}/edit": (f"/@ada/{post['id']}/edit", shot),
    }

    for place, (address, more) in forms.items():
        values = {**composer_of(await browser.get(place)), **more, "status": "Typed late"}
        del browser.cookies[SESSION]
        answer = await browser.post(address, data=values, headers=IN_PLACE)
        assert (answer.status_code, "return_to=" in answer.headers["hx-redirect"]) == (401, True), place
        await sign_in(browser, "ada", PASSWORD)
        back = composer_of(await browser.get(place))
        for name, value in {**more, "status": "Typed late"}.items():
            assert back[name].strip() == value.strip(), (place, name)
        assert "Typed late" not in composer_of(await browser.get(place))["status"], place
