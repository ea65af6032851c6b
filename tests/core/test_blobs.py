"""Blobs: files under keys, and nothing outside their folder."""

from pathlib import Path

import pytest

from goodmob.core.blobs import LocalBlobs, random_key

CROOKED = [
    *(
        "../secret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "a//b.png",
        "a/./b.png",
        "a/b",
        "a/.png",
        "b.png",
        "",
        "a/",
    ),
    *(
        "a/b.png/",
        "a/b\x00.png",
        "a/b.png\n",
        "A/b.png",
        "a\\b.png",
        "a/b.PNG",
        "a/%2e%2e/b.png",
        "a/" + "b" * 300 + ".png",
    ),
]


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobs:
    return LocalBlobs(tmp_path / "media", "https://goodmob.example/")


def test_keys_are_spread_and_never_the_same() -> None:
    keys = {random_key("attachments", "webp") for _ in range(100)}

    assert len(keys) == 100
    shelf, first, second, name = next(iter(keys)).split("/")
    assert (shelf, name[:4], name[-5:]) == ("attachments", first + second, ".webp")


async def test_what_was_put_can_be_got_and_deleted(blobs: LocalBlobs) -> None:
    key = random_key("attachments", "png")
    await blobs.put(key, b"picture", "image/png")

    assert await blobs.get(key) == b"picture"
    assert blobs.url(key) == f"https://goodmob.example/media/{key}"

    await blobs.delete(key)
    await blobs.delete(key)
    with pytest.raises(FileNotFoundError):
        await blobs.get(key)


async def test_a_file_is_moved_in_and_nothing_else_lies_around(blobs: LocalBlobs, tmp_path: Path) -> None:
    key, film = random_key("attachments", "mp4"), tmp_path / "film.mp4"
    film.write_bytes(b"film")
    await blobs.put(key, film, "video/mp4")

    assert await blobs.get(key) == b"film"
    assert not film.exists()
    assert [path.name for path in blobs.path(key).parent.iterdir()] == [key.rpartition("/")[2]]


async def test_a_file_that_cannot_be_read_leaves_nothing(blobs: LocalBlobs, tmp_path: Path) -> None:
    key = random_key("attachments", "mp4")
    with pytest.raises(FileNotFoundError):
        await blobs.put(key, tmp_path / "missing.mp4", "video/mp4")

    assert list(blobs.path(key).parent.iterdir()) == []


@pytest.mark.parametrize("key", CROOKED)
async def test_a_crooked_key_is_refused_everywhere(blobs: LocalBlobs, key: str) -> None:
    with pytest.raises(ValueError, match="is not a key"):
        await blobs.put(key, b"x", "image/png")
    with pytest.raises(ValueError, match="is not a key"):
        await blobs.get(key)
    with pytest.raises(ValueError, match="is not a key"):
        await blobs.delete(key)
    with pytest.raises(ValueError, match="is not a key"):
        blobs.url(key)
