"""The posts below the first in a composer: what forms send of them, and how they grow, move and go."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.bounds import DRAFT_CHARACTERS, STATUS_CHARACTERS
from goodmob.core.errors import Invalid
from goodmob.core.text.length import weighted_length
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id, Upload
from goodmob.media.actions import take_in as media
from goodmob.media.actions.take_in import Picture, chosen
from goodmob.media.entities.attachment import own_media, with_words
from goodmob.posts.entities.composer import ComposedPart, Composer
from goodmob.posts.rules.splitting import split_text
from goodmob.posts.rules.threads import MOST_PARTS, Part, ThreadTooLong


class PartInput(Struct, kw_only=True):
    """A filled-in post below the first. The descriptions belong to the files in their order; media_ids are files
    that keep the descriptions they have.
    """

    status: str = ""
    spoiler_text: str = ""
    media_ids: list[Id] = []
    media: list[Picture] = []
    files: list[Upload] = []
    descriptions: list[str] = []

    @property
    def files_there(self) -> list[int]:
        """The files that were uploaded before and stay."""
        return list(dict.fromkeys([*self.media_ids, *(picture.id for picture in chosen(self.media))]))

    @property
    def part(self) -> Part:
        """The post as actions take it."""
        return Part(self.status, self.spoiler_text, tuple(self.files_there))


class HasParts(Protocol):
    """The first post of a form and those below it."""

    status: str
    media: list[Picture]
    parts: list[PartInput]


async def take_in_parts(call: Call, parts: Sequence[PartInput]) -> None:
    """Uploads the new files of the parts; from then on they are among those that were uploaded before."""
    for part in parts:
        ids = part.files_there
        before = len(ids)
        await media.take_in(call.house, call.account_id, part.files, part.descriptions, ids)
        said = [*part.descriptions, *[""] * len(ids)]
        fresh = [Picture(id_, words.strip()) for id_, words in zip(ids[before:], said, strict=False)]
        part.media, part.files, part.descriptions = [*chosen(part.media), *fresh], [], []


def check_parts(parts: Sequence[PartInput]) -> None:
    """Refuses (Invalid "part-1") the first part that is too long."""
    for number, part in enumerate(parts, 1):
        if weighted_length(part.status.strip(), part.spoiler_text.strip()) > STATUS_CHARACTERS:
            raise Invalid(f"part-{number}", f"character limit of {STATUS_CHARACTERS} exceeded")


async def shown_parts(call: Call, parts: Sequence[PartInput], post_id: int | None) -> list[ComposedPart]:
    """The parts as the composer shows them; post_id: the draft on which their files may hang already."""
    shown = []
    for part in parts:
        kept = await own_media(call.house, call.account_id, part.files_there, post_id)
        files = with_words(part.media, kept)
        shown.append(ComposedPart(part.status, part.spoiler_text, files))
    return shown


def reshape(form: HasParts, deed: str) -> None:
    """Does to the parts what a button says: add, split, up-2, down-2, remove-2; the first part is number 1.

    ThreadTooLong where the text that is to be split is longer than any thread.
    """
    verb, _, named = deed.partition("-")
    place = int(named) - 1 if named.isascii() and named.isdecimal() and len(named) < len("1000") else -1
    if verb == "add":
        form.parts.append(PartInput())
    elif verb == "split":
        if len(form.status) > DRAFT_CHARACTERS:
            raise ThreadTooLong(f"A thread has at most {MOST_PARTS} posts")
        first, *rest = split_text(form.status, STATUS_CHARACTERS) or [""]
        form.status, form.parts = first, [*(PartInput(status=text) for text in rest), *form.parts]
    elif not 0 <= place < len(form.parts):
        return
    elif verb == "remove":
        del form.parts[place]
    elif verb == "up" and place == 0:
        _swap_with_first(form)
    elif verb in {"up", "down"}:
        other = place - 1 if verb == "up" else min(place + 1, len(form.parts) - 1)
        form.parts[place], form.parts[other] = form.parts[other], form.parts[place]


def _swap_with_first(form: HasParts) -> None:
    part = form.parts[0]
    form.status, part.status = part.status, form.status
    form.media, part.media = chosen(part.media), chosen(form.media)


def reshaped(call: Call, composer: Composer, is_grown: bool) -> Response:
    """The composer after that: in its place for a script, else on a page of its own; is_grown: the last part is new."""
    page = "posts/_composer.html" if wants_fragment(call) else "posts/compose.html"
    return call.house.pages.render(call, page, composer=composer, is_grown=is_grown)
