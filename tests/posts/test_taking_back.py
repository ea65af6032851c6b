"""A post that is taken back becomes a draft that holds all of it."""

from typing import Any

import pytest

from goodmob.core.web.notices import Notice, pack, unpack
from tests.media.samples import picture
from tests.mobs.scene import called
from tests.posts.saying import STATUSES, say
from tests.web.reading import browser_of, texts
from tests.web.reading import read as look
from tests.world.browser import Response, fill, forms_of
from tests.world.client import Client
from tests.world.world import World


async def take_back(browser: Client, post: Any) -> Response:
    """The answer to the button beside the one that deletes."""
    place = f"/@{post['account']['acct']}/{post['id']}"
    values = forms_of(await browser.get(f"{place}/delete"))[0].values
    return await browser.post(f"{place}/redraft", data=values)


async def test_all_that_it_said_stands_in_the_composer_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    quoted = await say(ben, "The kettle is on")
    media = await ada.api(
        "POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")}, data={"description": "A dot"}
    )
    more: dict[str, Any] = {
        "visibility": "unlisted",
        "spoiler_text": "Tea",
        "language": "fr",
        "media_ids": [media["id"]],
    }
    post = await say(ada, "Du thé", **more, quoted_status_id=quoted["id"], quote_approval_policy="nobody")
    browser = await browser_of(world, "ada")

    answer = await take_back(browser, post)

    page = await browser.get(answer.headers["location"])
    values = forms_of(page)[0].values
    assert (await ada.get(f"{STATUSES}/{post['id']}")).status_code == 404
    assert (values["status"].strip(), values["spoiler_text"], values["visibility"]) == ("Du thé", "Tea", "unlisted")
    assert (values["language"], values["media[][id]"], values["quoted_status_id"]) == ("fr", media["id"], quoted["id"])
    assert values["media[][description]"].strip() == "A dot"
    assert "Your post is taken back" in page.text

    await fill(browser, page, status="Du café")
    [again] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [one["description"] for one in again["media_attachments"]] == ["A dot"]
    assert again["quote"]["quoted_status"]["id"] == quoted["id"]


async def test_a_poll_comes_back_with_its_choices_and_without_votes(world: World) -> None:
    ada = await world.person("ada")
    poll = {"options": ["Tea", "Coffee"], "expires_in": 3600, "multiple": True}
    post = await say(ada, "Which?", poll=poll)
    browser = await browser_of(world, "ada")

    answer = await take_back(browser, post)

    page = await look(browser, answer.headers["location"])
    options = [str(field.get("value", "")) for field in page.select("[name='poll[options][]']")]
    assert options[:2] == ["Tea", "Coffee"]
    assert page.select("[name='poll[multiple]'][checked]")
    assert [str(one["value"]) for one in page.select("[name='poll[expires_in]'] [selected]")] == ["3600"]


async def test_who_just_posted_is_offered_to_undo_it(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    await fill(browser, await browser.get("/compose"), status="Oops")
    page = await look(browser, "/home")

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [str(form["action"]) for form in page.select("passing-notice form")] == [f"/@ada/{post['id']}/redraft"]
    assert texts(page, "passing-notice button") == ["Undo"]


async def test_nobody_takes_back_what_is_not_theirs_or_belongs_to_a_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    theirs = await say(ben, "Mine")
    mob = await called(world, ada)
    own = (await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses"))[0]
    browser = await browser_of(world, "ada")
    token = {"X-CSRF-Token": forms_of(await browser.get("/compose"))[0].values["csrf_token"]}

    foreign = await browser.post(f"/@ben/{theirs['id']}/redraft", headers=token)
    face = await browser.post(f"/@ada/{own['id']}/redraft", headers=token)

    assert own["mob"]["id"] == mob["id"]
    assert (foreign.status_code, face.status_code) == (404, 422)
    assert "cannot be taken back into a draft" in face.text
    assert (await ada.get(f"{STATUSES}/{own['id']}")).status_code == 200


@pytest.mark.parametrize("place", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_a_notice_leads_nowhere_else(place: str) -> None:
    assert unpack(pack([Notice("Look", see=place), Notice("Done", undo="/drafts")])) == [Notice("Done", undo="/drafts")]
