"""Posts that are not finished, kept on the server for every device of their author."""

import asyncio
from typing import Any

import pytest

from goodmob.media.jobs import remove_abandoned
from goodmob.posts.api import drafts
from goodmob.posts.api.publishing import with_defaults
from tests.media.samples import picture
from tests.posts.saying import STATUSES, ids, refusal, say
from tests.world.world import Client, World

DRAFTS = "/api/v1/drafts"


async def sketch(who: Client, text: str = "Hello", **more: Any) -> Any:
    """Keeps a draft."""
    return await who.api("POST", DRAFTS, json={"status": text, **more})


async def test_a_draft_may_be_anything_that_could_become_a_post(world: World) -> None:
    ada = await world.person("ada")

    short = await sketch(ada, "?")
    assert (short["params"]["text"], short["params"]["visibility"], short["media_attachments"]) == ("?", None, [])
    half = {"poll": {"options": ["tea"]}, "visibility": "private", "spoiler_text": "Drinks", "language": "no such"}
    kept = await sketch(ada, "x" * 2_000, **half)
    assert kept["params"]["poll"] == {"options": ["tea"], "expires_in": None, "multiple": False, "hide_totals": False}
    assert (kept["params"]["visibility"], kept["params"]["spoiler_text"]) == ("private", "Drinks")
    assert ids(await ada.api("GET", DRAFTS)) == [kept["id"], short["id"]]
    assert ids(await ada.api("GET", DRAFTS, params={"limit": 1, "max_id": kept["id"]})) == [short["id"]]
    for unfit in ({"status": "x" * 10_001}, {"status": ""}, {}):
        assert (await refusal(ada, "POST", DRAFTS, json=unfit))[0] == 422


async def test_two_devices_do_not_overwrite_each_other(world: World) -> None:
    ada = await world.person("ada")
    draft = await sketch(ada, "From the phone")
    place = f"{DRAFTS}/{draft['id']}"

    changed = await ada.api("PUT", place, json={"status": "From the desk", "updated_at": draft["updated_at"]})
    assert changed["updated_at"] > draft["updated_at"]
    late = {"status": "From the phone again", "updated_at": draft["updated_at"]}
    assert (await refusal(ada, "PUT", place, json=late))[0] == 409
    late_too = {"If-Match": f'"{draft["updated_at"]}"'}
    assert (await refusal(ada, "PUT", place, json={"status": "!"}, headers=late_too))[0] == 409
    assert (await refusal(ada, "PUT", place, json={"status": "!"}))[0] == 422
    assert (await ada.api("GET", place))["params"]["text"] == "From the desk"
    await ada.api("PUT", place, json={"status": "All the same"}, headers={"If-Match": "*"})
    assert (await ada.api("GET", place))["params"]["text"] == "All the same"


async def test_a_draft_is_published_once_and_is_gone_then(world: World) -> None:
    ada = await world.person("ada")
    draft = await sketch(ada, "At last", visibility="unlisted")
    place = f"{DRAFTS}/{draft['id']}"

    both = await asyncio.gather(*(ada.api("POST", f"{place}/publish") for _ in range(2)))
    assert both[0]["id"] == both[1]["id"]
    assert (both[0]["content"], both[0]["visibility"]) == ("<p>At last</p>", "unlisted")
    assert ids(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == [both[0]["id"]]
    assert await ada.api("GET", DRAFTS) == []
    world.step(hours=2)
    assert (await refusal(ada, "POST", f"{place}/publish"))[0] == 404


async def test_a_draft_that_cannot_be_published_stays(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for unfit in ({"status": "x" * 501}, {"status": " "}, {"status": "?", "poll": {"options": ["a", "b"]}}):
        draft = await ada.api("POST", DRAFTS, json=unfit)
        assert (await refusal(ada, "POST", f"{DRAFTS}/{draft['id']}/publish"))[0] == 422
        assert (await ada.api("GET", f"{DRAFTS}/{draft['id']}"))["id"] == draft["id"]
    post = await say(ben)
    answer = await sketch(ada, "Yes!", in_reply_to_id=post["id"])
    await ben.api("DELETE", f"{STATUSES}/{post['id']}")
    assert (await refusal(ada, "POST", f"{DRAFTS}/{answer['id']}/publish"))[0] == 404
    stale = {"updated_at": "2026-01-01T00:00:00.000Z"}
    assert (await refusal(ada, "POST", f"{DRAFTS}/{answer['id']}/publish", json=stale))[0] == 409


async def test_files_stay_with_the_draft_and_go_with_the_post(world: World) -> None:
    ada = await world.person("ada")
    upload = {"file": ("tea.png", picture(), "image/png")}
    file = await ada.api("POST", "/api/v2/media", files=upload)
    draft = await sketch(ada, "Tea", media_ids=[file["id"]])
    world.step(days=3)
    await remove_abandoned(world.house)
    assert ids((await ada.api("GET", f"{DRAFTS}/{draft['id']}"))["media_attachments"]) == [file["id"]]

    post = await ada.api("POST", f"{DRAFTS}/{draft['id']}/publish")
    assert ids(post["media_attachments"]) == [file["id"]]


async def test_files_of_a_draft_that_is_thrown_away_go_after_a_day(world: World) -> None:
    ada = await world.person("ada")
    file = await ada.api("POST", "/api/v2/media", files={"file": ("tea.png", picture(), "image/png")})
    draft = await sketch(ada, "Tea", media_ids=[file["id"]])
    await ada.api("DELETE", f"{DRAFTS}/{draft['id']}")

    assert (await ada.api("GET", f"/api/v1/media/{file['id']}"))["id"] == file["id"]
    world.step(days=3)
    await remove_abandoned(world.house)
    assert (await refusal(ada, "GET", f"/api/v1/media/{file['id']}"))[0] == 404


async def test_nobody_else_learns_of_a_draft(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    draft = await sketch(ada)
    place = f"{DRAFTS}/{draft['id']}"

    for method, path in (("GET", place), ("PUT", place), ("DELETE", place), ("POST", f"{place}/publish")):
        assert await refusal(ben, method, path) == (404, "Record not found")
    assert await ben.api("GET", DRAFTS) == []


@pytest.mark.parametrize("version", [{}, {"updated_at": "*"}])
async def test_what_another_device_writes_meanwhile_is_not_lost(
    world: World, monkeypatch: pytest.MonkeyPatch, version: dict[str, str]
) -> None:
    ada = await world.person("ada")
    place = f"{DRAFTS}/{(await sketch(ada, 'Old'))['id']}"

    async def overtaken(*about: Any) -> Any:
        await ada.api("PUT", place, json={"status": "New", "updated_at": "*"})
        return await with_defaults(*about)

    monkeypatch.setattr(drafts, "with_defaults", overtaken)
    assert (await refusal(ada, "POST", f"{place}/publish", json=version))[0] == 409
    monkeypatch.undo()
    assert (await ada.api("GET", place))["params"]["text"] == "New"
    assert (await ada.api("POST", f"{place}/publish"))["content"] == "<p>New</p>"
