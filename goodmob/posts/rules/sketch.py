"""A post that is not finished: whatever its author wrote so far, bounded and otherwise taken as it is."""

import msgspec

from goodmob.core.bounds import DRAFT_CHARACTERS
from goodmob.core.errors import Invalid
from goodmob.posts.rules.policies import Audience
from goodmob.posts.rules.threads import MOST_PARTS, Part, ThreadTooLong
from goodmob.posts.rules.visibility import QuotePolicy, Visibility

MOST_OPTIONS = 20
LONGEST_OPTION = 500
LONGEST_CODE = 50


class SketchedPoll(msgspec.Struct, frozen=True):
    """The poll as far as it is thought of; `expires_in` is in seconds."""

    options: tuple[str, ...] = ()
    expires_in: int | None = None
    multiple: bool = False
    hide_totals: bool = False


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What a post is to say; None where its author has not decided, and preferences will. more: what goes on below."""

    text: str = ""
    spoiler_text: str = ""
    visibility: Visibility | None = None
    sensitive: bool | None = None
    language: str | None = None
    media_ids: tuple[int, ...] = ()
    poll: SketchedPoll | None = None
    in_reply_to_id: int | None = None
    quote_of_id: int | None = None
    quote_policy: QuotePolicy | None = None
    answers: Audience = ""
    local_only: bool = False
    more: tuple[Part, ...] = ()

    @property
    def files(self) -> tuple[tuple[int, ...], ...]:
        """The files of each of its posts."""
        return (self.media_ids, *(part.media_ids for part in self.more))


def sketch_from(text: str) -> Sketch:
    """The sketch that was kept as JSON."""
    return msgspec.json.decode(text, type=Sketch)


def packed(sketch: Sketch) -> str:
    """The sketch as JSON, to be kept."""
    return msgspec.json.encode(sketch).decode()


def says_something(sketch: Sketch) -> bool:
    """Whether there is anything to keep."""
    return bool(sketch.text.strip() or sketch.spoiler_text.strip() or sketch.media_ids or sketch.poll or sketch.more)


def check_sketch(sketch: Sketch) -> None:
    """Refuses (Invalid) a sketch that says nothing, and what is longer than anything that could become a post."""
    if not (sketch.text or sketch.spoiler_text or sketch.media_ids or sketch.poll or sketch.quote_of_id or sketch.more):
        raise Invalid("text", "can't be blank")
    if len(sketch.more) >= MOST_PARTS:
        raise ThreadTooLong(f"A thread has at most {MOST_PARTS} posts")
    parts = [
        (field, said)
        for part in sketch.more
        for field, said in (("text", part.text), ("spoiler_text", part.spoiler_text))
    ]
    for field, said in (("text", sketch.text), ("spoiler_text", sketch.spoiler_text), *parts):
        if len(said) > DRAFT_CHARACTERS:
            raise Invalid(field, f"is too long (maximum is {DRAFT_CHARACTERS} characters)")
    if len(sketch.language or "") > LONGEST_CODE:
        raise Invalid("language", f"is too long (maximum is {LONGEST_CODE} characters)")
    options = sketch.poll.options if sketch.poll else ()
    if len(options) > MOST_OPTIONS or any(len(option) > LONGEST_OPTION for option in options):
        raise Invalid("poll_options", f"can't be more than {MOST_OPTIONS} of {LONGEST_OPTION} characters each")
