"""Hanging files on posts, and taking them off again."""

import pytest

from goodmob.media.actions.attach import attach
from goodmob.media.actions.detach import detach
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.queries.attachments import attached_to, attachments
from tests.media.test_pictures import uploaded
from tests.media.tools import MP4_HEAD, SILENT, WITH_BOTH, install
from tests.world.client import Client
from tests.world.world import World

POST, OTHER_POST = 7_000, 7_001


async def files_of(who: Client, count: int) -> list[int]:
    """Ids of uploaded pictures."""
    return [int((await uploaded(who))["id"]) for _ in range(count)]


async def test_four_pictures_hang_on_a_post(world: World) -> None:
    ada = await world.person("ada")
    ids = await files_of(ada, 4)
    await world.house.db.act(attach, int(ada.id), [*ids, ids[0]], POST)

    assert {row.id for row in await attached_to(world.house.db, POST)} == set(ids)


async def test_an_edit_keeps_what_hangs_there_and_adds(world: World) -> None:
    ada = await world.person("ada")
    first, second, third = await files_of(ada, 3)
    await world.house.db.act(attach, int(ada.id), [first, second], POST)
    await world.house.db.act(attach, int(ada.id), [third, second], POST)

    assert {row.id for row in await attached_to(world.house.db, POST)} == {first, second, third}


async def test_more_than_four_are_too_many(world: World) -> None:
    with pytest.raises(CannotAttach, match="Cannot attach more than 4 files"):
        await world.house.db.act(attach, 1, [1, 2, 3, 4, 5], POST)


async def test_files_of_others_used_and_missing_ones_are_named(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    (own, used), (foreign,) = await files_of(ada, 2), await files_of(ben, 1)
    await world.house.db.act(attach, int(ada.id), [used], OTHER_POST)
    with pytest.raises(CannotAttach) as refusal:
        await world.house.db.act(attach, int(ada.id), [own, used, foreign, 5], POST)

    assert refusal.value.error == f"Media {used}, {foreign}, 5 not found or already attached to another post"
    assert (refusal.value.status, refusal.value.field) == (422, "media_ids")
    assert await attached_to(world.house.db, POST) == []


async def test_a_video_hangs_alone_but_moving_pictures_mix(
    world: World, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    (still,) = await files_of(ada, 1)
    ids = []
    for streams in (WITH_BOTH, SILENT):
        install(tmp_path_factory.mktemp("tools"), monkeypatch, streams)
        body = {"files": {"file": ("x", MP4_HEAD, "video/mp4")}}
        ids.append(int((await ada.api("POST", "/api/v1/media", **body))["id"]))
    video, gifv = ids

    with pytest.raises(CannotAttach, match="Cannot attach a video to a post that already contains images"):
        await world.house.db.act(attach, int(ada.id), [still, video], POST)
    await world.house.db.act(attach, int(ada.id), [still, gifv], POST)
    await world.house.db.act(attach, int(ada.id), [video], OTHER_POST)


async def test_a_file_that_is_not_ready_has_to_wait(
    world: World, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    install(tmp_path_factory.mktemp("tools"), monkeypatch, WITH_BOTH)
    media = await ada.api("POST", "/api/v2/media", files={"file": ("x", MP4_HEAD, "video/mp4")})
    with pytest.raises(CannotAttach, match="have not finished processing"):
        await world.house.db.act(attach, int(ada.id), [int(media["id"])], POST)

    await world.settle()
    await world.house.db.act(attach, int(ada.id), [int(media["id"])], POST)


async def test_files_taken_off_wait_a_day_for_another_post(world: World) -> None:
    ada = await world.person("ada")
    ids = await files_of(ada, 2)
    await world.house.db.act(attach, int(ada.id), ids, POST)
    world.step(days=30)
    await world.house.db.act(detach, POST, keep=True)
    world.step(hours=23)
    await world.settle()
    await world.house.db.act(attach, int(ada.id), ids[:1], OTHER_POST)
    world.step(hours=2)
    await world.settle()

    assert list(await attachments(world.house.db, ids)) == ids[:1]


async def test_files_deleted_with_their_post_leave_the_disk(world: World) -> None:
    ada = await world.person("ada")
    media = await uploaded(ada)
    await world.house.db.act(attach, int(ada.id), [int(media["id"])], POST)
    await world.house.db.act(detach, POST, keep=False)
    await world.house.db.act(detach, POST, keep=False)
    await world.settle()

    assert await attachments(world.house.db, [int(media["id"])]) == {}
    assert (await world.anyone.get(media["url"])).status_code == 404
