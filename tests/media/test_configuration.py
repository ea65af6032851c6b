"""What may be uploaded, as the instance tells it."""

from pathlib import Path

import pytest

from goodmob.media.entities.configuration import media_configuration
from tests.media.tools import SILENT, install, uninstall


async def test_videos_and_sounds_are_offered_where_they_can_be_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, SILENT)
    types = (await media_configuration()).supported_mime_types

    assert {"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "video/mp4", "audio/mpeg"} <= set(types)
    assert len(types) == len(set(types))


async def test_only_pictures_are_offered_where_they_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uninstall(tmp_path, monkeypatch)
    told = await media_configuration()

    assert all(mime.startswith("image/") for mime in told.supported_mime_types)
    assert (told.image_size_limit, told.image_matrix_limit) == (16_777_216, 33_177_600)
    assert (told.video_size_limit, told.video_frame_rate_limit, told.video_matrix_limit) == (
        103_809_024,
        120,
        8_294_400,
    )
    assert told.description_limit == 1500
