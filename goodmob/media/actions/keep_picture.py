"""Take in a picture that is no attachment: an avatar, a header, or what else is shown small."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Literal, NamedTuple

from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.refusals import told_as
from goodmob.media.conversion import cropped_picture
from goodmob.media.keeping import forget, forgotten_on_failure, put_pieces
from goodmob.media.rules.limits import LOGO_SIZE, PICTURE_SIZES
from goodmob.media.rules.shelves import AVATARS, HEADERS, LOGOS
from goodmob.media.workbench import laid_out, looked_at, workbench

Kind = Literal["avatar", "header"]

SHELVES: dict[Kind, str] = {"avatar": AVATARS, "header": HEADERS}


class PictureKeys(NamedTuple):
    """The keys of a picture among the blobs: as it is, and without movement (the same where it does not move)."""

    key: str
    static_key: str


@asynccontextmanager
async def kept_pictures(house: House, uploads: Mapping[Kind, Upload]) -> AsyncIterator[dict[Kind, PictureKeys]]:
    """All of these pictures for the block that makes use of them; none of them stays if one is refused or it fails."""
    async with forgotten_on_failure(house) as keys:
        kept = {}
        for kind, upload in uploads.items():
            kept[kind] = await keep_picture(house, upload, kind)
            keys += kept[kind]
        yield kept


async def keep_picture(house: House, upload: Upload, kind: Kind) -> PictureKeys:
    """Keep the picture cut to 400×400 (avatar) or 1500×500 (header); Invalid names the field `kind`.

    Whoever replaces a picture lets go of the earlier one with `drop_files`, in the same transaction.
    """
    return await keep_small(house, upload, kind, SHELVES[kind], PICTURE_SIZES[kind])


@asynccontextmanager
async def kept_logo(house: House, upload: Upload) -> AsyncIterator[str]:
    """The key of the picture of a server, which does not move, for the block that makes use of it.

    It does not stay if the block fails. Invalid names `logo`.
    """
    async with forgotten_on_failure(house) as keys:
        kept = await keep_small(house, upload, "logo", LOGOS, LOGO_SIZE, is_whole=True)
        keys += kept
        yield kept.static_key
    if kept.key != kept.static_key:
        await forget(house, [kept.key])


async def keep_small(
    house: House, upload: Upload, field: str, shelf: str, size: tuple[int, int], *, is_whole: bool = False
) -> PictureKeys:
    """Keep the picture on the shelf, at most of this size; Invalid names the field.

    It is cut to the proportions of the size, unless it stays whole.
    """
    found = await looked_at(upload, field)
    if found.kind != "picture":
        raise Invalid(field, "is not a picture")

    async with workbench(house) as folder:
        with told_as(field):
            source = await laid_out(upload, folder, "source")
            made = await cropped_picture(house, source, found, size, is_whole=is_whole)
        pieces = [made.shown, made.still] if made.still else [made.shown]
        keys = await put_pieces(house, folder, shelf, pieces)
    return PictureKeys(keys[0], keys[-1])
