"""What a form says beside a field that cannot be accepted."""

from collections.abc import Callable

from goodmob.accounts.rules.faults import BLANK, BLOCKED, NOT_A_USERNAME, RESERVED, TAKEN, WRONG, Fault, Faulty
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.i18n import gettext as _
from goodmob.media.entities.trouble import trouble_with

PICTURES = frozenset({"avatar", "header"})

_WORDS: dict[Fault, Callable[[], str]] = {
    BLANK: lambda: _("Please fill this in."),
    TAKEN: lambda: _("Somebody has this already. Please choose another."),
    BLOCKED: lambda: _("Addresses of this provider are not accepted here. Please use another."),
    RESERVED: lambda: _("This name is kept for the server itself. Please choose another."),
    NOT_A_USERNAME: lambda: _("Only letters from a to z, digits and underscores, please."),
    WRONG: lambda: _("This is not right. Please try again."),
}


def words_for(refusal: Refusal) -> dict[str, str]:
    """The remedy for each field, in the reader's language; a refusal that names no field is raised again."""
    if isinstance(refusal, Faulty):
        return {field: _sentence(faults[0]) for field, faults in refusal.faults.items()}
    if isinstance(refusal, Invalid) and refusal.field:
        said = (
            trouble_with(refusal.message) if refusal.field in PICTURES else _("This cannot be used. Please change it.")
        )
        return {refusal.field: said}
    raise refusal


def _sentence(fault: Fault) -> str:
    if fault in _WORDS:
        return _WORDS[fault]()
    if fault.code == "ERR_TOO_LONG":
        return _("This is too much; %(number)s is the most.", number=fault.number)
    if fault.code == "ERR_TOO_SHORT":
        return _("This is too short; %(number)s characters are the least.", number=fault.number)
    return _("This does not look right. Please check it for a slip.")
