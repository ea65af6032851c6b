"""Pure decisions about sanctions: which there are, and what staff must say."""

from msgspec import Struct

from goodmob.core.errors import Invalid

NONE, SENSITIVE, DISABLE, SILENCE, SUSPEND = "none", "sensitive", "disable", "silence", "suspend"

SANCTIONS = (NONE, SENSITIVE, DISABLE, SILENCE, SUSPEND)
"""What staff can do to an account, as Mastodon names it; none is a warning alone."""

LONGEST_TEXT = 5_000


class Sanction(Struct, frozen=True, kw_only=True):
    """What staff decided, in which words, because of which report, and whether the person hears of it."""

    type: str
    text: str = ""
    report_id: int | None = None
    is_told: bool = True

    @property
    def is_kept(self) -> bool:
        """Whether it goes on the record of the account: no action without a word is nothing to keep."""
        return self.type != NONE or bool(self.text)


def check_sanction(wish: Sanction, *, is_local: bool) -> None:
    """Refuses with Invalid what cannot be done to an account; only people of this server have a login to disable."""
    if not wish.type:
        raise Invalid("type", "can't be blank")
    if wish.type not in SANCTIONS or (wish.type == DISABLE and not is_local):
        raise Invalid("type", "is not included in the list")
    if len(wish.text) > LONGEST_TEXT:
        raise Invalid("text", f"is too long (maximum is {LONGEST_TEXT} characters)")
