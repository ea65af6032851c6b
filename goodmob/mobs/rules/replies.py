"""What replies say that are written on somebody's behalf, in the language of the mob."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from goodmob.core import i18n
from goodmob.core.i18n import format_number, ngettext
from goodmob.core.i18n import gettext as _
from goodmob.mobs.rules.outcome import Outcome
from goodmob.mobs.rules.verbs import UNITS, kind_of

Visibility = Literal["public", "unlisted", "private", "direct"]

OPEN: frozenset[str] = frozenset({"public", "unlisted"})
"""Replies that everybody may see."""

_NARROWEST_FIRST: tuple[Visibility, ...] = ("direct", "private", "unlisted", "public")


def narrower(one: str, other: str) -> Visibility:
    """Of two visibilities the one that lets fewer people see."""
    return next(visibility for visibility in _NARROWEST_FIRST if visibility in {one, other})


def deed_words(language: str | None, units: int, unit: str, verb: str = "do") -> str:
    """Says that somebody did so many units; those that the host did not name are times."""
    kind = kind_of(verb)
    with _speaking(language):
        if units == 1:
            return kind.once()
        if unit in UNITS.values():
            return kind.times(units) % {"num": format_number(units)}
        return kind.units() % {"units": _counted(units, unit)}


def report_words(language: str | None, outcome: Outcome, unit: str, url: str, verb: str = "do") -> str:
    """Says in numbers what came of a mob, thanks, and tells where more is to be read."""
    with _speaking(language):
        return "\n\n".join(filter(None, [_summary(outcome, unit, verb), _besides(outcome), url]))


def _summary(outcome: Outcome, unit: str, verb: str) -> str:
    if not outcome.joined and not outcome.done:
        return _("This time nobody joined.")
    came = {
        "joined": ngettext("%(num)s joined", "%(num)s joined", outcome.joined),
        "did": kind_of(verb).doers(outcome.done) % {"num": format_number(outcome.done)},
    }
    if not outcome.tally:
        return _("%(joined)s, %(did)s. Thank you!", **came)
    if unit in UNITS.values():
        units = ngettext("%(num)s time", "%(num)s times", outcome.tally)
    else:
        units = _counted(outcome.tally, unit)
    return _("%(joined)s, %(did)s: %(units)s. Thank you!", **came, units=units)


def _besides(outcome: Outcome) -> str:
    said = []
    if outcome.present:
        said.append(ngettext("%(num)s checked in at the door.", "%(num)s checked in at the door.", outcome.present))
    if outcome.verified:
        said.append(_("Verified: %(num)s.", num=format_number(outcome.verified)))
    if outcome.late:
        said.append(_("Late, and not counted: %(num)s.", num=format_number(outcome.late)))
    if outcome.brought:
        said.append(
            ngettext(
                "%(num)s of them was brought by somebody.", "%(num)s of them were brought by somebody.", outcome.brought
            )
        )
    if outcome.chapters:
        joined = ngettext("%(num)s joined", "%(num)s joined", outcome.chapters_joined)
        elsewhere = ngettext("In %(num)s other place", "In %(num)s other places", outcome.chapters)
        said.append(_("%(elsewhere)s: %(joined)s.", elsewhere=elsewhere, joined=joined))
    if outcome.reached:
        said.append(reach_words(outcome.reached, outcome.boosts))
    return " ".join(said)


def reach_words(reached: int, boosts: int) -> str:
    """Says to how many people the call was shown, that it is an estimate, and how it was made."""
    if not boosts:
        return ngettext(
            "An estimate: at most %(num)s person was shown it, since so many follow the host.",
            "An estimate: at most %(num)s people were shown it, since so many follow the host.",
            reached,
        )
    shown = ngettext("%(num)s person", "%(num)s people", reached)
    return ngettext(
        "An estimate: at most %(shown)s were shown it, since so many follow the host or the %(num)s person who boosted "
        "it.",
        "An estimate: at most %(shown)s were shown it, since so many follow the host or one of the %(num)s people who "
        "boosted it.",
        boosts,
        shown=shown,
    )


def _counted(units: int, unit: str) -> str:
    # Hosts name what is counted in the plural.
    return f"{format_number(units)} {unit}"


@contextmanager
def _speaking(language: str | None) -> Iterator[None]:
    before = i18n.current.set(i18n.choose(language or ""))
    try:
        yield
    finally:
        i18n.current.reset(before)
