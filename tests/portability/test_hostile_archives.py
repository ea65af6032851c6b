"""Archives that are none, or lie about what is in them, leave nothing behind."""

from typing import Any

import pytest

from tests.media.samples import picture
from tests.portability.packing import AT_PICTURE, brought, created, files_of, note, own, taped, zipped
from tests.world.client import RefusedError
from tests.world.world import World


@pytest.mark.parametrize(
    ("archive", "why"),
    [
        (b"not an archive", "is not an archive"),
        (zipped({"../../evil.json": b"{}"}), "has no outbox.json"),
        (zipped({"outbox.json": b"[1"}), "has no list of posts"),
        (zipped(files_of()), "has no post"),
        (zipped(files_of(created(note(1))))[:-40], "is not an archive"),
    ],
)
async def test_what_is_no_archive_is_refused_and_leaves_nothing(world: World, archive: bytes, why: str) -> None:
    ada = await world.person("ada")
    with pytest.raises(RefusedError, match=why):
        await brought(world, ada, archive)

    assert await ada.api("GET", "/api/v1/imports") == []
    assert not list((world.house.settings.data / "imports").glob("*"))


async def test_no_name_in_an_archive_decides_where_anything_lies(world: World) -> None:
    ada = await world.person("ada")
    evil = "media_attachments/../../../../evil.png"
    attached = {"type": "Document", "mediaType": "image/png", "url": evil}
    files = {**files_of(created(note(1, attachment=[attached]))), evil: picture(), "/etc/evil.json": b"{}"}
    await brought(world, ada, zipped(files))

    assert not list(world.house.settings.data.rglob("evil*"))
    [post] = await own(ada)
    assert len(post["media_attachments"]) == 1


async def test_an_archive_that_unpacks_to_too_much_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await world.person("ada")
    monkeypatch.setattr("goodmob.portability.unpacking.MOST_UNPACKED_BYTES", 1_000_000)
    big = {f"media_attachments/{number}": bytes(600_000) for number in range(2)}
    with pytest.raises(RefusedError, match="unpacks to more"):
        await brought(world, ada, zipped({**files_of(created(note(1))), **big}))
    assert not list((world.house.settings.data / "imports").glob("*"))


def bomb_of_large_files() -> bytes:
    """A ZIP of files that are each too large to be kept, and much smaller as they lie there."""
    return zipped({**files_of(created(note(1))), **{f"{AT_PICTURE}.{n}": bytes(300_000) for n in range(10)}})


def bomb_beside_the_files() -> bytes:
    """A tape with much that nobody asks for."""
    return taped({"beside": bytes(2_000_000), **files_of(created(note(1)))})


def bomb_of_lists() -> bytes:
    """A ZIP with many lists."""
    lists = files_of(created(note(1)))["outbox.json"] + b" " * 90_000
    return zipped({f"{number}/outbox.json": lists for number in range(20)})


@pytest.mark.parametrize("bomb", [bomb_of_large_files, bomb_beside_the_files, bomb_of_lists])
async def test_what_is_unpacked_counts_though_it_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch, bomb: Any
) -> None:
    ada = await world.person("ada")
    monkeypatch.setattr("goodmob.portability.unpacking.MOST_UNPACKED_BYTES", 1_000_000)
    monkeypatch.setattr("goodmob.portability.unpacking.MOST_FILE_BYTES", 250_000)

    with pytest.raises(RefusedError, match="unpacks to more"):
        await brought(world, ada, bomb())


async def test_names_and_lists_without_end_are_not_read_into_memory(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    monkeypatch.setattr("goodmob.portability.unpacking.MOST_LIST_BYTES", 300_000)
    many = zipped({**files_of(created(note(1))), **{f"{number}": b"" for number in range(10_000)}})
    long = taped({"x" * 2_000_000: b"", **files_of(created(note(1)))})

    for archive in (many, long):
        with pytest.raises(RefusedError, match="damaged"):
            await brought(world, ada, archive)


async def test_whatever_stands_on_a_tape_is_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await world.person("ada")
    monkeypatch.setattr("goodmob.portability.unpacking.MOST_ENTRIES", 2)

    with pytest.raises(RefusedError, match="more than 2 files"):
        await brought(world, ada, taped(files_of(created(note(1)))))
