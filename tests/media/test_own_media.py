"""One's own files before they are attached: shown, changed, deleted, forgotten."""

import pytest

from goodmob.media.actions.attach import attach
from tests.media.samples import BLUE, picture
from tests.media.test_pictures import uploaded
from tests.world.client import Client
from tests.world.world import World


async def status(who: Client, method: str, media_id: str) -> int:
    """How a request for this file is answered."""
    return (await who.request(method, f"/api/v1/media/{media_id}")).status_code


async def test_a_file_is_its_owners_business(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    media = await uploaded(ada)

    for method in ("GET", "PUT", "DELETE"):
        assert await status(ben, method, media["id"]) == 404
        assert await status(ada, method, "123") == 404
        assert await status(ada, method, "cat") == 404
        assert await status(world.anyone, method, media["id"]) == 401
    assert await ada.api("GET", f"/api/v1/media/{media['id']}") == media


async def test_words_can_be_changed_one_by_one(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada, description="A cat", focus="0.5,0.5")
    path = f"/api/v1/media/{media['id']}"

    assert (await ada.api("PUT", path, json={"description": "Two cats"}))["meta"]["focus"] == {"x": 0.5, "y": 0.5}
    changed = await ada.api("PUT", path, data={"focus": "-1,0"})
    assert (changed["description"], changed["meta"]["focus"]) == ("Two cats", {"x": -1.0, "y": 0.0})
    emptied = await ada.api("PUT", path, data={"description": "", "focus": ""})
    assert emptied["description"] is None
    assert "focus" not in emptied["meta"]
    assert await ada.api("PUT", path) == emptied


@pytest.mark.parametrize("wrong", [{"description": "x" * 1501}, {"focus": "7,7"}])
async def test_wrong_words_change_nothing(world: World, wrong: dict[str, str]) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada, description="A cat", focus="0.5,0.5")
    response = await ada.put(f"/api/v1/media/{media['id']}", data={"description": "other", "focus": "0,0"} | wrong)

    assert response.status_code == 422
    assert await ada.api("GET", f"/api/v1/media/{media['id']}") == media


async def test_another_preview_takes_the_place_of_the_first(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada)
    thumbnail = {"thumbnail": ("b", picture("WEBP", (30, 30), BLUE), "image/webp")}
    changed = await ada.api("PUT", f"/api/v1/media/{media['id']}", files=thumbnail)
    await world.settle()

    assert changed["meta"]["small"]["size"] == "30x30"
    assert changed["blurhash"] != media["blurhash"]
    assert (await world.anyone.get(media["preview_url"])).status_code == 404
    assert (await world.anyone.get(changed["preview_url"])).status_code == 200
    assert (await world.anyone.get(changed["url"])).status_code == 200


async def test_a_deleted_file_is_gone_from_the_disk(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada)

    assert await ada.api("DELETE", f"/api/v1/media/{media['id']}") == {}
    await world.settle()
    assert await status(ada, "GET", media["id"]) == 404
    assert await status(ada, "DELETE", media["id"]) == 404
    for url in (media["url"], media["preview_url"]):
        assert (await world.anyone.get(url)).status_code == 404


async def test_an_attached_file_is_left_to_its_post(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada)
    await world.house.db.act(attach, int(ada.id), [int(media["id"])], 77)

    response = await ada.delete(f"/api/v1/media/{media['id']}")
    assert response.status_code == 422
    assert response.json()["error"] == "Media attachment is currently used by a status"
    assert await status(ada, "GET", media["id"]) == 404
    assert await status(ada, "PUT", media["id"]) == 404
    assert (await world.anyone.get(media["url"])).status_code == 200


async def test_what_nobody_attached_for_a_day_is_forgotten(world: World) -> None:
    ada = await world.person("ada")
    forgotten, attached = await uploaded(ada), await uploaded(ada)
    await world.house.db.act(attach, int(ada.id), [int(attached["id"])], 77)
    world.step(hours=23)
    fresh = await uploaded(ada)
    left_behind = world.house.settings.data / "work" / "left"
    left_behind.mkdir()

    await world.settle()
    assert await status(ada, "GET", forgotten["id"]) == 200
    world.step(hours=2)
    await world.settle()
    assert await status(ada, "GET", forgotten["id"]) == 404
    assert (await world.anyone.get(forgotten["url"])).status_code == 404
    assert await status(ada, "GET", fresh["id"]) == 200
    assert (await world.anyone.get(attached["url"])).status_code == 200
