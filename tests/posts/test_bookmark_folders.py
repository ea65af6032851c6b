"""Folders of bookmarks, as apps for Pleroma know them."""

from typing import Any

from tests.posts.saying import do, ids, read, refusal, say
from tests.world.world import Client, World

FOLDERS = "/api/v1/pleroma/bookmark_folders"


async def folder(who: Client, name: str, **more: Any) -> Any:
    """Makes a folder."""
    return await who.api("POST", FOLDERS, json={"name": name, **more})


async def test_folders_are_made_renamed_and_deleted(world: World) -> None:
    ada = await world.person("ada")

    tea = await folder(ada, "Tea", emoji="☕")
    assert tea == {"id": tea["id"], "name": "Tea", "emoji": "☕", "emoji_url": None}
    cake = await folder(ada, "Cake")
    assert await ada.api("GET", FOLDERS) == [tea, cake]
    renamed = await ada.api("PATCH", f"{FOLDERS}/{tea['id']}", json={"name": "Teas"})
    assert (renamed["name"], renamed["emoji"]) == ("Teas", "☕")
    assert (await ada.api("PATCH", f"{FOLDERS}/{tea['id']}", json={"emoji": None}))["emoji"] is None
    assert (await ada.api("DELETE", f"{FOLDERS}/{tea['id']}"))["name"] == "Teas"
    assert await ada.api("GET", FOLDERS) == [cake]


async def test_names_and_numbers_have_bounds(world: World) -> None:
    ada = await world.person("ada")
    for name in ("", "  ", "x" * 101):
        assert (await refusal(ada, "POST", FOLDERS, json={"name": name}))[0] == 422
    assert (await refusal(ada, "POST", FOLDERS, json={"name": "Tea", "emoji": "tea"}))[0] == 422
    for number in range(50):
        await folder(ada, f"Number {number}")
    assert (await refusal(ada, "POST", FOLDERS, json={"name": "Tea"}))[0] == 422
    assert (await refusal(ada, "PATCH", f"{FOLDERS}/1", json={"name": "Tea"}))[0] == 404


async def test_bookmarks_stand_in_a_folder_and_are_moved(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first, second = await say(ben, "First"), await say(ben, "Second")
    tea, cake = await folder(ada, "Tea"), await folder(ada, "Cake")

    filed = await do(ada, "bookmark", first, folder_id=tea["id"])
    assert (filed["bookmarked"], filed["pleroma"]["bookmark_folder"]) == (True, tea["id"])
    assert (await do(ada, "bookmark", second))["pleroma"]["bookmark_folder"] is None
    assert (await read(ben, first))["pleroma"]["bookmark_folder"] is None
    assert ids(await ada.api("GET", "/api/v1/bookmarks", params={"folder_id": tea["id"]})) == [first["id"]]
    assert ids(await ada.api("GET", "/api/v1/bookmarks")) == [second["id"], first["id"]]

    await do(ada, "bookmark", first)
    assert (await read(ada, first))["pleroma"]["bookmark_folder"] == tea["id"]
    await do(ada, "bookmark", first, folder_id=cake["id"])
    assert ids(await ada.api("GET", "/api/v1/bookmarks", params={"folder_id": cake["id"]})) == [first["id"]]
    assert (await do(ada, "bookmark", first, folder_id=None))["pleroma"]["bookmark_folder"] is None
    await do(ada, "bookmark", first, folder_id=cake["id"])
    assert (await do(ada, "unbookmark", first))["pleroma"]["bookmark_folder"] is None


async def test_a_deleted_folder_leaves_its_bookmarks(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben)
    tea = await folder(ada, "Tea")
    await do(ada, "bookmark", post, folder_id=tea["id"])

    await ada.api("DELETE", f"{FOLDERS}/{tea['id']}")
    assert (await read(ada, post))["pleroma"]["bookmark_folder"] is None
    await world.settle()
    kept = await read(ada, post)
    assert (kept["bookmarked"], kept["pleroma"]["bookmark_folder"]) == (True, None)
    assert ids(await ada.api("GET", "/api/v1/bookmarks")) == [post["id"]]


async def test_folders_are_nobody_elses_business(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    tea, post = await folder(ada, "Tea"), await say(ada)

    assert await ben.api("GET", FOLDERS) == []
    for method in ("PATCH", "DELETE"):
        assert (await refusal(ben, method, f"{FOLDERS}/{tea['id']}"))[0] == 404
    assert (await refusal(ben, "POST", f"/api/v1/statuses/{post['id']}/bookmark", json={"folder_id": tea["id"]}))[
        0
    ] == 404
    assert (await refusal(ben, "GET", "/api/v1/bookmarks", params={"folder_id": tea["id"]}))[0] == 404
    assert (await read(ben, post))["bookmarked"] is False
