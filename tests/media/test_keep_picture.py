"""Avatars and headers: cut, kept, and let go of."""

import io

import pytest
from PIL import Image
from starlette.datastructures import Headers, UploadFile

from goodmob.core.errors import Invalid
from goodmob.core.web.params import Upload
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.keep_picture import keep_picture
from tests.media.samples import moving_gif, opened, picture
from tests.media.tools import MP4_HEAD
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""What is tested here has nothing to do with the database."""


def upload(content: bytes, mime: str = "image/png") -> Upload:
    """A file as the web layer hands it over."""
    headers = Headers({"content-type": mime})
    return Upload(UploadFile(io.BytesIO(content), size=len(content), filename="x", headers=headers))


async def test_an_avatar_is_cut_square_and_a_header_wide(world: World) -> None:
    avatar = await keep_picture(world.house, upload(picture("PNG", (900, 600))), "avatar")
    header = await keep_picture(world.house, upload(picture("PNG", (2000, 2000))), "header")

    assert avatar.key == avatar.static_key
    assert opened(world.house.blobs.path(avatar.key)).size == (400, 400)
    assert opened(world.house.blobs.path(header.key)).size == (1500, 500)
    assert (await world.anyone.get(f"/media/{avatar.key}")).headers["content-type"] == "image/png"


async def test_a_moving_avatar_has_a_still_one_beside_it(world: World) -> None:
    keys = await keep_picture(world.house, upload(moving_gif(), "image/gif"), "avatar")

    with (
        Image.open(world.house.blobs.path(keys.key)) as shown,
        Image.open(world.house.blobs.path(keys.static_key)) as still,
    ):
        assert getattr(shown, "n_frames", 1) == 3
        assert getattr(still, "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("content", "mime", "reason"),
    [
        (b"", "image/png", "is empty"),
        (MP4_HEAD, "video/mp4", "is not a picture"),
        (picture("PNG"), "image/gif", "claims to be image/gif but is image/png"),
        (picture("PNG", (300, 300))[:60], "image/png", "is damaged or not"),
    ],
)
async def test_a_refusal_names_the_field(world: World, content: bytes, mime: str, reason: str) -> None:
    with pytest.raises(Invalid, match=f"Validation failed: Header {reason}") as refusal:
        await keep_picture(world.house, upload(content, mime), "header")

    assert refusal.value.field == "header"


async def test_a_replaced_picture_goes_after_the_commit(world: World) -> None:
    keys = await keep_picture(world.house, upload(moving_gif(), "image/gif"), "avatar")
    await world.house.db.act(drop_files, keys)
    assert world.house.blobs.path(keys.key).exists()

    await world.settle()
    assert not world.house.blobs.path(keys.key).exists()
    assert not world.house.blobs.path(keys.static_key).exists()
