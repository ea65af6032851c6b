"""What hosts chose for their mobs."""

from typing import cast

from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.choices import ChapterPolicy, Choices, QuestionPolicy, WallPolicy


def choices_of(row: MobRow) -> Choices:
    """What the host of the mob chose."""
    return Choices(
        chapters=cast(ChapterPolicy, row.chapter_policy or "off"),
        questions=cast(QuestionPolicy, row.question_policy or "joiners"),
        wall=cast(WallPolicy, row.wall_policy or "open"),
    )
