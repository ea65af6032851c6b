"""The JSON of a rule."""

from msgspec import Struct, field

from goodmob.instance.queries.rules import RuleRow


class RuleText(Struct, frozen=True):
    """A rule in another language."""

    text: str
    hint: str


class Rule(Struct, frozen=True):
    """Mastodon's Rule; `translations` is by language code."""

    id: str
    text: str
    hint: str
    translations: dict[str, RuleText] = field(default_factory=dict)


def render_rule(row: RuleRow) -> Rule:
    """The Rule of a row."""
    return Rule(id=str(row.id), text=row.text, hint=row.hint)
