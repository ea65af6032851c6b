"""Pictures through the door: taken at once, or refused with a reason that names the field."""

from typing import Any

import pytest

from tests.media.samples import GREEN, picture, png_of_claimed_size, with_secrets
from tests.world.client import Client
from tests.world.world import World

FORMS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "AVIF": "image/avif"}

REFUSED = {
    "empty": (b"", "image/png", "is empty"),
    "a page": (b"<html><script>alert(1)</script></html>", "image/png", "is not a picture, video or sound"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "is not a picture, video or sound"),
    "an activity": (b'{"type":"Create"}', "application/activity+json", "is not a picture, video or sound"),
    "a lie": (picture("PNG"), "image/jpeg", "claims to be image/jpeg but is image/png"),
    "a lie about its kind": (picture("GIF"), "video/mp4", "claims to be video/mp4 but is image/gif"),
    "a bomb": (png_of_claimed_size(30_000, 30_000), "image/png", "has 30000×30000 pixels"),
    "half a picture": (picture("JPEG", (400, 400))[:700], "image/jpeg", "is damaged or not"),
    "only a beginning": (b"\xff\xd8\xff\xe0", "image/jpeg", "is damaged or not"),
    "two formats": (b"GIF89a" + picture("PNG"), "image/gif", "is damaged or not"),
}

ON_ONE_DATABASE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what has nothing to do with the database."""


def offered(content: bytes, mime: str, name: str = "cat.png") -> dict[str, Any]:
    """A multipart body with one file."""
    return {"files": {"file": (name, content, mime)}}


async def uploaded(who: Client, content: bytes = b"", mime: str = "image/png", **said: str) -> Any:
    """The JSON of an upload that worked."""
    return await who.api("POST", "/api/v2/media", **offered(content or picture("PNG"), mime), data=said)


@pytest.mark.parametrize("form", FORMS)
async def test_a_picture_is_ready_at_once(world: World, form: str) -> None:
    ada = await world.person("ada")
    told = {"description": " A red wall ", "focus": "-0.5,0.25"}
    response = await ada.post("/api/v2/media", **offered(picture(form, (800, 600)), FORMS[form]), data=told)

    assert response.status_code == 200
    media = response.json()
    assert list(media) == [
        *("id", "type", "url", "preview_url", "remote_url", "preview_remote_url", "text_url", "meta"),
        *("description", "blurhash"),
    ]
    assert (media["type"], media["description"], len(media["blurhash"])) == ("image", "A red wall", 28)
    assert (media["remote_url"], media["preview_remote_url"], media["text_url"]) == (None, None, None)
    assert media["meta"] == {
        "original": {"width": 800, "height": 600, "size": "800x600", "aspect": 800 / 600},
        "small": {"width": 554, "height": 415, "size": "554x415", "aspect": 554 / 415},
        "focus": {"x": -0.5, "y": 0.25},
    }
    assert (await ada.api("GET", f"/api/v1/media/{media['id']}")) == media


async def test_the_older_door_answers_the_same(world: World) -> None:
    ada = await world.person("ada")
    response = await ada.post("/api/v1/media", **offered(picture("PNG"), "image/png"))

    assert response.status_code == 200
    assert response.json()["meta"] == {
        "original": {"width": 80, "height": 60, "size": "80x60", "aspect": 80 / 60},
        "small": {"width": 80, "height": 60, "size": "80x60", "aspect": 80 / 60},
    }
    assert "deprecation" in response.headers


@ON_ONE_DATABASE
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_what_is_served_has_no_secrets_any_more(world: World, form: str) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada, with_secrets(form), FORMS[form])

    for url in (media["url"], media["preview_url"]):
        assert b"Secret" not in (await world.anyone.get(url)).content


@ON_ONE_DATABASE
@pytest.mark.parametrize(("content", "mime", "reason"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_cannot_be_used_is_refused_with_a_reason(
    world: World, content: bytes, mime: str, reason: str
) -> None:
    ada = await world.person("ada")
    for path in ("/api/v2/media", "/api/v1/media"):
        response = await ada.post(path, **offered(content, mime))

        assert response.status_code == 422
        assert response.json()["field"] == "file"
        assert f"Validation failed: File {reason}" in response.json()["error"]
    assert not list((world.house.settings.data / "work").glob("*"))
    assert not [path for path in (world.house.settings.data / "media").rglob("*") if path.is_file()]


async def test_a_name_counts_for_nothing(world: World) -> None:
    ada = await world.person("ada")
    for name in ("../../../etc/cron.d/cat", "cat.html", "cat.mp4", "a" * 200):
        response = await ada.post("/api/v2/media", **offered(picture("PNG"), "application/octet-stream", name))
        assert response.json()["url"].endswith(".png")


async def test_a_picture_of_more_than_16_megabytes_is_refused(world: World) -> None:
    ada = await world.person("ada")
    response = await ada.post("/api/v2/media", **offered(picture("PNG") + bytes(16 * 1024 * 1024), "image/png"))

    assert response.status_code == 422
    assert "File is too large (maximum is 16 MB)" in response.json()["error"]


@pytest.mark.parametrize("body", [{"data": {"description": "x"}}, {"files": {"other": b"x"}}, {"json": {}}])
async def test_no_file_is_told(world: World, body: dict[str, Any]) -> None:
    ada = await world.person("ada")
    response = await ada.request("POST", "/api/v2/media", **body)

    assert (response.status_code, response.json()["field"]) == (422, "file")


@pytest.mark.parametrize(
    ("said", "field"),
    [({"description": "x" * 1501}, "description"), ({"focus": "2,0"}, "focus"), ({"focus": "x"}, "focus")],
)
async def test_words_that_cannot_be_kept_are_refused(world: World, said: dict[str, str], field: str) -> None:
    ada = await world.person("ada")
    response = await ada.post("/api/v2/media", **offered(picture("PNG"), "image/png"), data=said)

    assert response.status_code == 422
    assert response.json()["field"] == field


async def test_a_preview_may_be_chosen(world: World) -> None:
    ada = await world.person("ada")
    files = {
        "file": ("a", picture("PNG"), "image/png"),
        "thumbnail": ("b", picture("JPEG", (40, 20), GREEN), "image/jpeg"),
    }
    media = await ada.api("POST", "/api/v2/media", files=files)

    assert media["meta"]["small"]["size"] == "40x20"
    assert media["preview_url"].endswith(".jpg")
    assert media["meta"]["original"]["size"] == "80x60"
    files["thumbnail"] = ("b", b"nonsense", "image/jpeg")
    response = await ada.post("/api/v2/media", files=files)
    assert (response.status_code, response.json()["field"]) == (422, "thumbnail")
    kept = [path for path in (world.house.settings.data / "media").rglob("*") if path.is_file()]
    assert len(kept) == 2


async def test_uploading_needs_the_right_to_write(world: World) -> None:
    reader = await world.person("ben", scopes="read")
    assert (await reader.post("/api/v2/media", **offered(picture("PNG"), "image/png"))).status_code == 403
    assert (await world.anyone.post("/api/v2/media", **offered(picture("PNG"), "image/png"))).status_code == 401
