"""What replies say that are written on somebody's behalf, in the language of the mob."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from goodmob.core import i18n
from goodmob.core.i18n import format_number, ngettext
from goodmob.core.i18n import gettext as _


class Outcome(msgspec.Struct, frozen=True):
    """What a mob came to: joined and present in places, did and no_shows in people, tally, verified, late in units.

    Late units are no part of the tally.
    """

    joined: int
    present: int
    did: int
    tally: int
    verified: int
    late: int
    no_shows: int


def deed_words(language: str | None, units: int, unit: str) -> str:
    """Says that somebody did so many units; a mob need not name its unit."""
    with _speaking(language):
        if unit:
            return _("Did %(num)s %(unit)s.", num=format_number(units), unit=unit)
        return _("Did it.") if units == 1 else ngettext("Did it once.", "Did it %(num)s times.", units)


def report_words(language: str | None, outcome: Outcome, unit: str, url: str) -> str:
    """Says in numbers what came of a mob, thanks, and tells where more is to be read."""
    with _speaking(language):
        return f"{_summary(outcome, unit)}\n\n{url}"


def _summary(outcome: Outcome, unit: str) -> str:
    if not outcome.joined and not outcome.did:
        return _("This time nobody joined.")
    came = {
        "joined": ngettext("%(num)s joined", "%(num)s joined", outcome.joined),
        "did": ngettext("%(num)s did it", "%(num)s did it", outcome.did),
    }
    if not unit or not outcome.tally:
        return _("%(joined)s, %(did)s. Thank you!", **came)
    units = f"{format_number(outcome.tally)} {unit}"
    return _("%(joined)s, %(did)s: %(units)s. Thank you!", **came, units=units)


@contextmanager
def _speaking(language: str | None) -> Iterator[None]:
    before = i18n.current.set(i18n.choose(language or ""))
    try:
        yield
    finally:
        i18n.current.reset(before)
