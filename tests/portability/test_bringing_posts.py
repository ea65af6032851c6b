"""Stories of people who bring their posts along from another server."""

from typing import Any

import pytest

from goodmob.portability.jobs.imports import sweep_imports
from goodmob.portability.unpacking import folder_of
from tests.media.samples import picture
from tests.portability.packing import AT_PICTURE, OLD, STATUSES, brought, created, files_of, note, own, taped, zipped
from tests.world.world import World


@pytest.mark.parametrize("pack", [zipped, taped])
async def test_posts_stand_where_they_were_written_with_their_pictures(world: World, pack: Any) -> None:
    ada = await world.person("ada")
    attached = {"type": "Document", "mediaType": "image/png", "url": f"/{AT_PICTURE}", "name": "A cup"}
    tag = {"type": "Hashtag", "href": "https://old.example/tags/tea", "name": "#tea"}
    first = note(1, "<p>Look <script>x</script>#tea</p>", attachment=[{**attached, "focalPoint": [0.5, 0]}], tag=[tag])
    answer = note(2, "<p>More</p>", 2, inReplyTo=first["id"], summary="cup", contentMap={"en": "<p>More</p>"})
    files = {**files_of(created(answer), created(first)), AT_PICTURE: picture()}
    await ada.api("POST", STATUSES, json={"status": "here already"})

    done = await brought(world, ada, pack(files))

    assert (done["state"], done["imported_items"], done["failed_items"]) == ("finished", 2, 0)
    newest, second, oldest = await own(ada)
    assert newest["content"] == "<p>here already</p>"
    assert [one["created_at"] for one in (oldest, second)] == ["2023-05-01T10:00:00.000Z", "2023-05-02T10:00:00.000Z"]
    assert "script" not in oldest["content"]
    assert [one["name"] for one in oldest["tags"]] == ["tea"]
    assert second["in_reply_to_id"] == oldest["id"]
    assert second["spoiler_text"] == "cup"
    found = await ada.api("GET", "/api/v2/search", params={"q": "look", "type": "statuses"})
    assert [one["id"] for one in found["statuses"]] == [oldest["id"]]
    assert oldest["imported_from"] == "https://old.example/@ada/1"
    assert oldest["url"] == f"https://goodmob.test/@ada/{oldest['id']}"
    assert "imported_from" not in newest
    [shown] = oldest["media_attachments"]
    assert (shown["type"], shown["description"], shown["meta"]["focus"]) == ("image", "A cup", {"x": 0.5, "y": 0.0})
    assert (await world.anyone.get(shown["url"])).status_code == 200
    assert "where it stood before" in (await world.anyone.get(f"/@ada/{oldest['id']}")).text
    assert not folder_of(world.house.settings.data, int(done["id"])).exists()


async def test_nobody_is_told_and_private_things_stay_private(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    base = world.house.settings.base_url
    named = {"type": "Mention", "href": f"{base}/ap/users/{ben.id}", "name": "@ben@goodmob.test"}
    about = {"to": [f"{base}/ap/users/{ben.id}"], "cc": [], "tag": [named]}
    kept = [note(1, tag=[named]), note(2, "<p>psst</p>", 2, **about), note(3, day=3, to=[f"{OLD}/followers"], cc=[])]
    newest = await ada.api("POST", STATUSES, json={"status": "now"})
    await world.settle()
    before = await ben.api("GET", "/api/v1/notifications")

    await brought(world, ada, zipped(files_of(*map(created, kept))))

    assert await ben.api("GET", "/api/v1/notifications") == before
    assert await ben.api("GET", "/api/v1/conversations") == []
    assert (await ben.api("GET", "/api/v1/timelines/home"))[0]["id"] == newest["id"]
    assert [one["visibility"] for one in await own(ada)] == ["public", "private", "direct", "public"]
    assert [one["visibility"] for one in await ben.api("GET", f"/api/v1/accounts/{ada.id}/statuses")] == [
        "public",
        "private",
        "public",
    ]
    assert (await ben.get(f"{STATUSES}/{(await own(ada))[2]['id']}")).status_code == 404


async def test_what_is_here_is_not_brought_twice_and_boosts_stay_out(world: World) -> None:
    ada = await world.person("ada")
    boost = {"id": f"{OLD}/statuses/9/activity", "type": "Announce", "actor": OLD, "object": "https://far.example/1"}
    archive = zipped(files_of(boost, created(note(1)), "nonsense", created(note(2, day=2))))
    for _ in range(2):
        done = await brought(world, ada, archive)
        assert (done["total_items"], done["imported_items"]) == (2, 2)
    assert len(await own(ada)) == 2

    await ada.api("DELETE", f"{STATUSES}/{(await own(ada))[0]['id']}")
    await world.settle()
    await brought(world, ada, archive)
    assert len(await own(ada)) == 2


async def test_what_others_said_is_not_brought_as_ones_own(world: World) -> None:
    ada = await world.person("ada")
    theirs = note(1, attributedTo="https://old.example/users/mo")
    elsewhere = note(2, id="https://far.example/notes/1", day=2)
    lost = note(3, day=3, attachment=[{"type": "Document", "url": "/system/nothing.png"}])
    done = await brought(world, ada, zipped(files_of(*map(created, [theirs, elsewhere, lost]))))

    assert (done["imported_items"], done["failed_items"]) == (0, 3)
    assert [one["error"] for one in done["failures"]] == [
        "This is not a post of the one whose archive this is.",
        "This is not a post of the one whose archive this is.",
        "The post is here, but not all of its files.",
    ]
    assert [one["id"] for one in await own(ada)] == [one["id"] for one in await own(ada) if one["imported_from"]]
    failures = await ada.get(f"/api/v1/imports/{done['id']}/failures")
    assert failures.text.splitlines()[0] == "#uri,Error"


async def test_a_poll_comes_with_its_result_and_is_over(world: World) -> None:
    ada = await world.person("ada")
    options = [{"type": "Note", "name": name, "replies": {"totalItems": votes}} for name, votes in (("a", 3), ("b", 1))]
    poll = note(1, type="Question", oneOf=options, endTime="2999-01-01T00:00:00Z", votersCount=4)
    await brought(world, ada, zipped(files_of(created(poll))))

    [post] = await own(ada)
    assert post["poll"]["expired"] is True
    assert [one["votes_count"] for one in post["poll"]["options"]] == [3, 1]


async def test_an_import_that_is_forgotten_leaves_no_file(world: World) -> None:
    ada = await world.person("ada")
    archive = zipped({**files_of(created(note(1))), AT_PICTURE: picture()})
    files = {"data": ("archive.zip", archive, "application/zip")}
    made = await ada.api("POST", "/api/v1/import", files=files, data={"type": "posts", "confirm": "false"})
    folder = folder_of(world.house.settings.data, int(made["id"]))
    assert list(folder.glob("*"))

    world.step(days=2)
    await sweep_imports(world.house)
    await world.settle()
    assert not folder.exists()
    assert await own(ada) == []


async def test_what_goodmob_gives_out_can_be_brought_elsewhere(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", STATUSES, json={"status": "Look", "language": "en"})
    await ada.api("POST", "/api/v1/archives")
    await world.settle()
    [about] = await ada.api("GET", "/api/v1/archives")
    archive = (await ada.get(about["url"])).content
    await brought(world, ben, archive)

    [post] = await own(ben)
    assert (post["content"], post["language"]) == ("<p>Look</p>", "en")
