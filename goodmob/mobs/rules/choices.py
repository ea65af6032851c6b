"""What a host lets others do around a mob."""

from typing import Literal

from msgspec import Struct

ChapterPolicy = Literal["off", "request", "open"]
QuestionPolicy = Literal["joiners", "everybody"]
WallPolicy = Literal["open", "approved"]

MOST_CHAPTERS = 500
"""So many may be or ask to be a chapter of one mob."""


class Choices(Struct, frozen=True, kw_only=True):
    """Who may call a chapter, who may ask and vote, and whether deeds hang on the wall before they were let in."""

    chapters: ChapterPolicy = "off"
    questions: QuestionPolicy = "joiners"
    wall: WallPolicy = "open"


class Chosen(Struct, kw_only=True):
    """What a host chooses anew; None stays as it was."""

    chapters: ChapterPolicy | None = None
    questions: QuestionPolicy | None = None
    wall: WallPolicy | None = None
