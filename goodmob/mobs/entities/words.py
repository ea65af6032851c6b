"""What somebody left to be said, for nobody's eyes but their own."""

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.mobs.queries.words import WordsRow


class MobWords(Struct, frozen=True, kw_only=True):
    """The words of the viewer's own post, while they wait for the moment of the mob."""

    mob_id: str
    text: str
    visibility: str
    language: str | None
    created_at: str


def render_words(row: WordsRow) -> MobWords:
    """The words as their author sees them."""
    return MobWords(
        mob_id=str(row.mob_id),
        text=row.text,
        visibility=row.visibility,
        language=row.language,
        created_at=iso(row.created_at),
    )
