"""Real videos and sounds, where the programs that convert them are installed; their refusal where they are not."""

import pytest

from tests.media.samples import film, has_ffmpeg
from tests.media.tools import MP4_HEAD
from tests.world.world import World


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "mime", "outcome"),
    [
        ("film.mp4", "video/mp4", "video"),
        ("film.webm", "video/webm", "video"),
        ("sound.ogg", "audio/ogg", "audio"),
        ("sound.mp3", "audio/mpeg", "audio"),
        ("sound.wav", "audio/x-wav", "audio"),
        ("fast.mp4", "video/mp4", "has 200 frames a second"),
        ("huge.mp4", "video/mp4", "has 4096×2160 pixels"),
    ],
)
async def test_what_this_machine_makes_of_real_files(world: World, name: str, mime: str, outcome: str) -> None:
    ada = await world.person("ada")
    content = film(name) if has_ffmpeg() else MP4_HEAD
    claimed = mime if has_ffmpeg() else "video/mp4"
    response = await ada.post("/api/v1/media", files={"file": (name, content, claimed)})

    if not has_ffmpeg():
        assert "this server takes pictures only" in response.json()["error"]
    elif response.status_code == 422:
        assert f"File {outcome}" in response.json()["error"]
    else:
        assert response.json()["type"] == outcome
        assert 0.9 < response.json()["meta"]["original"]["duration"] < 1.2
        assert b"Secret" not in (await world.anyone.get(response.json()["url"])).content
