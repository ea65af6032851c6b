"""How often the forms for writing may be sent, and how many files with them."""

import pytest

from goodmob.core.limits import GROUPS
from tests.media.samples import picture
from tests.posts.saying import say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.client import Client
from tests.world.world import World

[MEDIA], [STATUSES] = GROUPS["media"], GROUPS["statuses"]
DOORS = ("/posts", "/drafts", "/drafts/{draft}", "/drafts/{draft}/post", "/@ada/{post}/edit")


async def address_of(door: str, ada: Client) -> str:
    """Where the form leads, with a post and a draft of Ada."""
    post, draft = await say(ada, "Said"), await ada.api("POST", "/api/v1/drafts", json={"status": "Begun"})
    return door.format(post=post["id"], draft=draft["id"])


async def is_as_before(ada: Client) -> bool:
    """Whether Ada has the post and the draft that she began with, and nothing else."""
    posts = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    drafts = await ada.api("GET", "/api/v1/drafts")
    said = [(one["content"], one["media_attachments"]) for one in posts]
    kept = [(one["params"]["text"], one["media_attachments"]) for one in drafts]
    return (said, kept) == ([("<p>Said</p>", [])], [("Begun", [])])


@pytest.mark.parametrize("door", DOORS)
async def test_every_file_of_a_form_counts_as_an_upload(world: World, door: str) -> None:
    ada = await world.person("ada")
    address, browser = await address_of(door, ada), await browser_of(world, "ada")
    token = forms_of(await browser.get("/compose"))[0].values["csrf_token"]
    world.change(rate_limits=True)
    for _ in range(MEDIA.most - 1):
        world.house.limits.demand("media", int(ada.id))

    files = [("files[]", (name, picture(), "image/png")) for name in ("a.png", "b.png")]
    refused = await browser.post(address, data={"csrf_token": token, "status": "Look"}, files=files)

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1800")
    assert await is_as_before(ada)


@pytest.mark.parametrize("door", DOORS)
async def test_keeping_and_changing_count_as_writing_does(world: World, door: str) -> None:
    ada = await world.person("ada")
    address, browser = await address_of(door, ada), await browser_of(world, "ada")
    world.change(rate_limits=True)
    for _ in range(STATUSES.most):
        world.house.limits.spend(STATUSES, int(ada.id))

    assert (await browser.post(address, data={"status": "Look"})).status_code == 429
    assert await is_as_before(ada)
