"""Videos and sounds through the door: converted in their turn by ffmpeg, refused where it is not installed."""

from pathlib import Path
from typing import Any

import pytest

from goodmob.media import conversion
from tests.media.samples import GREEN, film, moving_gif, picture
from tests.media.tools import (
    MP4_HEAD,
    OGG_HEAD,
    ONLY_SOUND,
    SILENT,
    STAND_IN,
    TOOLS,
    WITH_BOTH,
    install,
    uninstall,
)
from tests.world.client import Client
from tests.world.world import World

SAMPLES: dict[str, tuple[str, bytes, list[dict[str, object]]]] = {
    "film.mp4": ("video/mp4", MP4_HEAD, WITH_BOTH),
    "silent.mp4": ("video/mp4", MP4_HEAD, SILENT),
    "sound.ogg": ("audio/ogg", OGG_HEAD, ONLY_SOUND),
}


@pytest.fixture(params=TOOLS)
def tools(request: pytest.FixtureRequest) -> str:
    """With which programs films are converted."""
    return str(request.param)


class Films:
    """Gives samples for the programs of this test."""

    def __init__(self, tools: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._tools, self._folder, self._patch = tools, folder, patch

    def give(self, name: str) -> dict[str, Any]:
        """A multipart body with the sample; the stand-ins are made to find in it what it should hold."""
        mime, head, streams = SAMPLES[name]
        if self._tools == STAND_IN:
            install(self._folder, self._patch, streams)
        return {"files": {"file": ("x", head if self._tools == STAND_IN else film(name), mime)}}


@pytest.fixture
def films(tools: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Films:
    return Films(tools, tmp_path, monkeypatch)


async def finished(world: World, who: Client, body: dict[str, Any]) -> Any:
    """What became of an upload after its conversion."""
    media = await who.api("POST", "/api/v2/media", **body)
    await world.settle()
    return await who.api("GET", f"/api/v1/media/{media['id']}")


async def test_a_video_is_accepted_and_converted_in_its_turn(world: World, films: Films) -> None:
    ada = await world.person("ada")
    accepted = await ada.post("/api/v2/media", **films.give("film.mp4"), data={"description": "A wave"})
    media = accepted.json()

    assert accepted.status_code == 202
    assert (media["type"], media["url"], media["preview_url"], media["meta"]) == ("video", None, None, {})
    waiting = await ada.get(f"/api/v1/media/{media['id']}")
    assert (waiting.status_code, waiting.json()) == (206, media)

    await world.settle()
    response = await ada.get(f"/api/v1/media/{media['id']}")
    ready = response.json()
    assert response.status_code == 200
    assert (ready["type"], ready["description"], len(ready["blurhash"])) == ("video", "A wave", 28)
    original = ready["meta"]["original"]
    assert (original["width"], original["height"], original["frame_rate"]) == (96, 64, "10/1")
    assert original["duration"] > 0.9
    assert original["bitrate"] > 1000
    assert ready["meta"]["small"] == {"width": 96, "height": 64, "size": "96x64", "aspect": 1.5}
    assert ready["url"].endswith(".mp4")
    assert (await world.anyone.get(ready["preview_url"])).headers["content-type"] == "image/webp"


async def test_the_older_door_waits_until_it_is_converted(world: World, films: Films) -> None:
    ada = await world.person("ada")
    response = await ada.post("/api/v1/media", **films.give("film.mp4"))

    assert response.status_code == 200
    assert response.json()["url"].endswith(".mp4")


async def test_a_silent_video_plays_like_a_moving_picture(world: World, films: Films) -> None:
    ada = await world.person("ada")

    assert (await finished(world, ada, films.give("silent.mp4")))["type"] == "gifv"


async def test_a_sound_has_neither_picture_nor_size(world: World, films: Films) -> None:
    ada = await world.person("ada")
    media = await finished(world, ada, films.give("sound.ogg"))

    assert (media["type"], media["preview_url"], media["blurhash"]) == ("audio", None, None)
    assert set(media["meta"]["original"]) == {"duration", "bitrate"}
    assert media["url"].endswith(".mp3")


async def test_a_sound_may_have_a_cover(world: World, films: Films) -> None:
    ada = await world.person("ada")
    body = films.give("sound.ogg")
    body["files"]["thumbnail"] = ("cover", picture("PNG", (50, 50), GREEN), "image/png")
    media = await finished(world, ada, body)

    assert media["meta"]["small"]["size"] == "50x50"
    assert len(media["blurhash"]) == 28
    assert (await world.anyone.get(media["preview_url"])).status_code == 200


async def test_a_moving_gif_becomes_a_film(
    world: World, tools: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    if tools == STAND_IN:
        install(tmp_path, monkeypatch, SILENT)
    response = await ada.post("/api/v2/media", files={"file": ("x.gif", moving_gif(), "image/gif")})

    assert response.status_code == 200
    assert response.json()["type"] == "gifv"
    assert response.json()["url"].endswith(".mp4")


async def test_the_upload_itself_is_never_served_nor_kept(world: World, films: Films) -> None:
    ada = await world.person("ada")
    await ada.api("POST", "/api/v2/media", **films.give("film.mp4"))
    blobs = world.house.settings.data / "media"
    uploads = [path for path in (blobs / "incoming").rglob("*") if path.is_file()]

    assert len(uploads) == 1
    assert (await world.anyone.get(f"/media/{uploads[0].relative_to(blobs)}")).status_code == 404
    await world.settle()
    assert not uploads[0].exists()


async def test_a_file_deleted_while_it_is_converted_leaves_nothing(
    world: World, films: Films, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    media = await ada.api("POST", "/api/v2/media", **films.give("film.mp4"))
    converted_film = conversion.converted_film

    async def deleted_meanwhile(*args: Any) -> Any:
        await ada.api("DELETE", f"/api/v1/media/{media['id']}")
        return await converted_film(*args)

    monkeypatch.setattr("goodmob.media.jobs.converted_film", deleted_meanwhile)
    await world.settle()

    assert (await ada.get(f"/api/v1/media/{media['id']}")).status_code == 404
    assert not [path for path in (world.house.settings.data / "media").rglob("*") if path.is_file()]


async def test_a_file_that_cannot_be_converted_says_why(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    install(tmp_path, monkeypatch, WITH_BOTH, fails=True)
    body: dict[str, Any] = {"files": {"file": ("x", MP4_HEAD, "video/mp4")}}
    media = await ada.api("POST", "/api/v2/media", **body)
    await world.settle()

    for response in (await ada.get(f"/api/v1/media/{media['id']}"), await ada.post("/api/v1/media", **body)):
        assert response.status_code == 422
        assert "File is damaged, or coded in a way that is not supported" in response.json()["error"]
    assert not [path for path in (world.house.settings.data / "media").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"width": 4096, "height": 2160}, "has 4096×2160 pixels"),
        ({"avg_frame_rate": "240/1"}, "has 240 frames a second"),
        ({"width": 0}, "is damaged or not complete"),
        ({"codec_type": "data"}, "has nothing in it to be seen or heard"),
    ],
)
async def test_a_video_beyond_the_limits_is_refused(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: dict[str, object], reason: str
) -> None:
    ada = await world.person("ada")
    install(tmp_path, monkeypatch, [{**SILENT[0], **found}])
    response = await ada.post("/api/v1/media", files={"file": ("x", MP4_HEAD, "video/mp4")})

    assert response.status_code == 422
    assert f"File {reason}" in response.json()["error"]


async def test_without_ffmpeg_only_pictures_are_taken(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    uninstall(tmp_path, monkeypatch)

    for path in ("/api/v2/media", "/api/v1/media"):
        response = await ada.post(path, files={"file": ("x", MP4_HEAD, "video/mp4")})
        assert response.status_code == 422
        assert response.json()["field"] == "file"
        assert "this server takes pictures only" in response.json()["error"]
    gif = await ada.api("POST", "/api/v2/media", files={"file": ("x", moving_gif(), "image/gif")})
    assert (gif["type"], gif["url"][-4:]) == ("image", ".png")


async def test_a_video_that_waits_while_ffmpeg_is_removed_fails_with_a_reason(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    install(tmp_path, monkeypatch, WITH_BOTH)
    media = await ada.api("POST", "/api/v2/media", files={"file": ("x", MP4_HEAD, "video/mp4")})
    uninstall(tmp_path, monkeypatch)
    await world.settle()

    assert (await ada.get(f"/api/v1/media/{media['id']}")).status_code == 422
