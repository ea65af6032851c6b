"""Take in what a form brings: new files, and the descriptions of those that were uploaded before."""

from collections.abc import Sequence
from functools import partial

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.house import House
from goodmob.core.web.params import Id, Upload
from goodmob.media.actions.describe import describe
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.actions.upload import upload
from goodmob.media.queries.attachments import own_attachment
from goodmob.media.rules.limits import MOST_ATTACHED


class Picture(Struct):
    """A file that was uploaded before, as a form names it, with its description; drop takes it out again.

    focus: "x,y", the point that stays in view; where it is UNSET, the one there is.
    """

    id: Id
    description: str = ""
    focus: str | UnsetType = UNSET
    drop: bool = False


def chosen(pictures: Sequence[Picture]) -> list[Picture]:
    """Those that stay."""
    return [picture for picture in pictures if not picture.drop]


async def take_in(
    house: House, owner_id: int, files: Sequence[Upload], descriptions: Sequence[str], media_ids: list[int]
) -> None:
    """Uploads the new files and adds their ids, one by one: where one is refused, those before it are kept.

    The descriptions belong to the files in their order. Each counts as an upload of its own; TooMany, and none is kept,
    where so many are not left.
    """
    # A browser sends an empty file where none was chosen.
    files = [file for file in files if file.size]
    if len(media_ids) + len(files) > MOST_ATTACHED:
        raise CannotAttach(f"Cannot attach more than {MOST_ATTACHED} files")
    for _ in files:
        house.limits.demand("media", owner_id)
    said = [*descriptions, *[""] * len(files)]
    for file, description in zip(files, said, strict=False):
        media_ids.append(await upload(house, owner_id, file, description=description.strip(), at_once=True))


async def describe_all(house: House, owner_id: int, pictures: Sequence[Picture], post_id: int | None = None) -> None:
    """Gives those of the files that wait, or hang on that draft already, their descriptions and focal points."""
    for picture in pictures:
        file = await own_attachment(house.db, owner_id, picture.id)
        # The same form sent twice finds them attached; whether that is so is asked when they are hung up.
        if file is not None and file.post_id in {None, post_id}:
            words = partial(describe, description=picture.description, focus=picture.focus, post_id=file.post_id)
            await house.db.act(words, owner_id, file.id)
