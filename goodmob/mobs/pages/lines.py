"""Short lines around a number or a countdown, in both forms, so that a script can keep them true."""

from collections.abc import Callable

from msgspec import Struct

from goodmob.core import i18n
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.core.i18n import format_number
from goodmob.mobs.rules.verbs import UNITS
from goodmob.mobs.rules.verbs import ngettext as ngettext

NUMBER, TIME = "%(num)s", "%(time)s"

Forms = Callable[[int], str]
"""The words for a number of things, with %(num)s where the number goes."""


class Line(Struct, frozen=True):
    """Words around a number. key: which number of the mob it is. one, many: the words for one and for several."""

    key: str
    number: int
    said: str
    one: str
    many: str

    @property
    def before(self) -> str:
        """What stands before the number."""
        return self.said.partition(NUMBER)[0]

    @property
    def after(self) -> str:
        """What stands after the number."""
        return self.said.partition(NUMBER)[2]

    @property
    def plain(self) -> str:
        """The line as a text."""
        return self.said.replace(NUMBER, format_number(self.number))


class Clock(Struct, frozen=True):
    """Words around a countdown to a moment (us), or words alone where `until` is None."""

    said: str
    until: int | None = None

    @property
    def before(self) -> str:
        """What stands before the time that is left."""
        return self.said.partition(TIME)[0]

    @property
    def after(self) -> str:
        """What stands after it."""
        return self.said.partition(TIME)[2]

    def left(self, now: int) -> str:
        """How much time is left."""
        return left((self.until or now) - now)


def line(key: str, number: int, forms: Forms) -> Line:
    """The line for this number."""
    return Line(key, number, forms(number), forms(1), forms(2))


def left(span: int) -> str:
    """A span (us) as a countdown shows it: 3 days, 18 h 20 min, 36:41."""
    seconds = max(0, span) // SECOND
    days, hours, minutes = span // DAY, span // HOUR, span // MINUTE
    if days >= 2:
        return i18n.ngettext("%(num)s day", "%(num)s days", days)
    if hours >= 1:
        return i18n.gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=f"{minutes % 60:02}")
    return f"{seconds // 60}:{seconds % 60:02}"


def unit_words(unit: str, number: int) -> str:
    """What is counted, as the host says it; what the host did not name are times."""
    if unit in UNITS.values():
        return ngettext("time", "times", number)
    return unit
