"""Files as they are served: for anybody, for ever, and never as anything that could act."""

import pytest

from goodmob.core.blobs import random_key
from tests.media.samples import picture
from tests.media.test_pictures import uploaded
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""What is tested here has nothing to do with the database."""

CROOKED = [
    *("", "../goodmob.db", "attachments", "attachments/", "attachments/../../goodmob.db", "%2e%2e/goodmob.db"),
    *("attachments/%2e%2e/%2e%2e/goodmob.db", "attachments/aa/bb/nothing.png", "attachments/aa%00.png", "work/x.png"),
]


async def test_a_picture_is_shown_to_anybody_for_ever(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada)
    response = await world.anyone.get(media["url"])

    assert response.status_code == 200
    assert media["url"].startswith("https://goodmob.test/media/attachments/")
    assert response.headers["content-type"] == "image/png"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["content-disposition"].startswith("inline")
    assert "set-cookie" not in response.headers
    assert (await world.anyone.head(media["url"])).headers["content-length"] == str(len(response.content))


async def test_parts_of_a_film_can_be_asked_for(world: World) -> None:
    key = random_key("attachments", "mp4")
    await world.house.blobs.put(key, b"0123456789", "video/mp4")
    url = f"/media/{key}"

    part = await world.anyone.get(url, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    assert part.headers["content-type"] == "video/mp4"
    assert part.headers["content-disposition"].startswith("attachment")
    assert (await world.anyone.get(url)).headers["accept-ranges"] == "bytes"
    assert (await world.anyone.get(url, headers={"Range": "bytes=10-"})).status_code == 416


async def test_nothing_is_ever_served_as_an_activity_or_a_page(world: World) -> None:
    for suffix in ("html", "json", "svg", "js", "bin", "txt"):
        key = random_key("attachments", suffix)
        await world.house.blobs.put(key, b'{"type":"Create"}', "application/activity+json")
        assert (await world.anyone.get(f"/media/{key}")).status_code == 404
    key = random_key("attachments", "png")
    await world.house.blobs.put(key, picture(), "image/png")
    response = await world.anyone.get(f"/media/{key}", headers={"Accept": "application/activity+json"})
    assert response.headers["content-type"] == "image/png"


@pytest.mark.parametrize("key", CROOKED)
async def test_no_way_leads_out_of_the_shelves(world: World, key: str) -> None:
    assert (await world.anyone.get(f"/media/{key}")).status_code == 404
