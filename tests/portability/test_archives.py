"""Stories of people who take everything with them."""

import io
import json
import zipfile
from typing import Any

import pytest

from goodmob.portability.jobs import steps
from goodmob.portability.parcel import Parcel
from tests.media.samples import picture
from tests.world.client import Client
from tests.world.world import World

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


async def downloaded(client: Client) -> zipfile.ZipFile:
    [about] = await client.api("GET", "/api/v1/archives")
    answer = await client.get(about["url"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "private, no-store"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    return archive


def items(archive: zipfile.ZipFile, name: str) -> list[Any]:
    collection = json.loads(archive.read(name))
    assert collection["type"] == "OrderedCollection"
    assert collection["totalItems"] == len(collection["orderedItems"])
    found: list[Any] = collection["orderedItems"]
    return found


async def upload(client: Client) -> str:
    files = {"file": ("tea.png", picture(), "image/png")}
    return str((await client.api("POST", "/api/v2/media", files=files, data={"description": "A cup"}))["id"])


async def test_ada_takes_everything_with_her(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    bens = await ben.api("POST", "/api/v1/statuses", json={"status": "tea"})
    shown = {"avatar": ("me.png", picture(), "image/png")}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", files=shown, data={"display_name": "Ada L."})
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    wish = {"status": "Look, @ben #tea", "media_ids": [await upload(ada)], "spoiler_text": "cup", "language": "en"}
    first = await ada.api("POST", "/api/v1/statuses", json=wish)
    poll = {"options": ["tea", "coffee"], "expires_in": 3_600}
    await ada.api("POST", "/api/v1/statuses", json={"status": "?", "visibility": "private", "poll": poll})
    answer = {"status": "@ben psst", "visibility": "direct", "in_reply_to_id": bens["id"]}
    await ada.api("POST", "/api/v1/statuses", json=answer)
    await ada.api("POST", f"/api/v1/statuses/{bens['id']}/reblog")
    for deed in ("favourite", "bookmark"):
        await ada.api("POST", f"/api/v1/statuses/{bens['id']}/{deed}")

    asked = await ada.api("POST", "/api/v1/archives")
    assert (asked["state"], asked["progress"], asked["url"]) == ("writing", 0.0, None)
    await world.settle()

    [ready] = await ada.api("GET", "/api/v1/archives")
    assert (ready["state"], ready["progress"]) == ("ready", 1.0)
    archive = await downloaded(ada)
    create, question, direct, announce = items(archive, "outbox.json")
    note = create["object"]
    assert (create["type"], note["type"], note["id"]) == ("Create", "Note", first["uri"])
    assert (note["summary"], note["sensitive"], list(note["contentMap"])) == ("cup", True, ["en"])
    assert note["to"] == [PUBLIC]
    assert {one["name"] for one in note["tag"]} == {"@ben", "#tea"}
    assert note["attachment"][0]["name"] == "A cup"
    assert archive.read(note["attachment"][0]["url"])
    assert question["object"]["type"] == "Question"
    assert [one["name"] for one in question["object"]["oneOf"]] == ["tea", "coffee"]
    assert question["to"] == [f"{create['actor']}/followers"]
    assert (direct["to"], direct["cc"]) == ([bens["account"]["uri"]], [])
    assert direct["object"]["inReplyTo"] == bens["uri"]
    assert (announce["type"], announce["object"]) == ("Announce", bens["uri"])
    assert items(archive, "likes.json") == items(archive, "bookmarks.json") == [bens["uri"]]
    actor = json.loads(archive.read("actor.json"))
    assert (actor["preferredUsername"], actor["name"], actor["outbox"]) == ("ada", "Ada L.", "outbox.json")
    assert archive.read(actor["icon"]["url"])
    assert archive.read("following_accounts.csv").decode().splitlines()[1] == "ben@goodmob.test,true,false,"


async def test_a_letter_says_when_it_is_ready_in_the_language_of_its_owner(world: World) -> None:
    ada = await world.person("ada", locale="fr")

    await ada.api("POST", "/api/v1/archives")
    await world.settle()

    [letter] = world.letters
    assert letter.to == "ada@goodmob.test"
    assert "https://goodmob.test/settings/export" in letter.text


async def test_an_archive_is_asked_for_once_a_day_and_kept_for_a_week(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("POST", "/api/v1/archives")
    await world.settle()

    again = await ada.post("/api/v1/archives")
    assert (again.status_code, again.json()["error"]) == (429, "You can ask for an archive once a day")
    [ready] = await ada.api("GET", "/api/v1/archives")
    world.step(days=6.9)
    await world.settle()
    assert (await ada.get(ready["url"])).status_code == 200
    world.step(days=0.2)
    await world.settle()
    assert (await ada.get(ready["url"])).status_code == 404
    assert await ada.api("GET", "/api/v1/archives") == []
    assert not list((world.house.settings.data / "media").rglob("*.zip"))
    await ada.api("POST", "/api/v1/archives")


async def test_an_archive_is_for_its_owner_alone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", "/api/v1/archives")
    await world.settle()

    [ready] = await ada.api("GET", "/api/v1/archives")
    assert (await ben.get(ready["url"])).status_code == 404
    assert (await world.anyone.get(ready["url"])).status_code == 401
    [path] = (world.house.settings.data / "media").rglob("*.zip")
    key = path.relative_to(world.house.settings.data / "media")
    assert (await ada.get(f"/media/{key}")).status_code == 404


async def test_a_piece_that_is_interrupted_is_written_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "POSTS_AT_ONCE", 2)
    monkeypatch.setattr(steps, "FILES_AT_ONCE", 1)
    ada = await world.person("ada")
    for number in range(5):
        post = {"status": f"cup {number}", "media_ids": [await upload(ada)]}
        await ada.api("POST", "/api/v1/statuses", json=post)
    real_append, real_add, calls = Parcel.append, Parcel.add, []

    def append(self: Parcel, name: str, data: bytes, at: int) -> int:
        end = real_append(self, name, data, at)
        calls.append(name)
        if calls.count("outbox.json") == 2 and name == "outbox.json":
            raise OSError("the power went out")
        return end

    def add(self: Parcel, parts: Any, files: Any, mark: str) -> None:
        real_add(self, parts, files, mark)
        calls.append(mark)
        if calls.count(mark) == 1:
            with self.zip.open("r+b") as file:
                file.truncate(self.zip.stat().st_size - 20)
            raise OSError("the power went out")

    monkeypatch.setattr(Parcel, "append", append)
    monkeypatch.setattr(Parcel, "add", add)
    await ada.api("POST", "/api/v1/archives")
    failures, shares = 0, [0.0]
    while shares[-1] < 1:
        try:
            await world.settle()
        except AssertionError:
            failures += 1
        shares.append((await ada.api("GET", "/api/v1/archives"))[0]["progress"])
        world.step(hours=1)

    assert failures == 7
    assert shares == sorted(shares)
    archive = await downloaded(ada)
    assert len(archive.namelist()) == len(set(archive.namelist()))
    creates = items(archive, "outbox.json")
    assert [f"cup {number}" in one["object"]["content"] for number, one in enumerate(creates)] == [True] * 5
    assert all(archive.read(one["object"]["attachment"][0]["url"]) for one in creates)
    assert not list((world.house.settings.data / "archives").iterdir())
