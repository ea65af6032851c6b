"""The ring of a mob: how far it is, as arcs of a drawn circle."""

from msgspec import Struct

from goodmob.core.i18n import format_number, ngettext
from goodmob.core.i18n import gettext as _
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.lines import unit_words

_OVER = frozenset({"tallying", "reported"})


class Ring(Struct, frozen=True):
    """Arcs in hundredths of the circle, and the notch of what is needed in degrees. whole: what a full circle stands
    for. Where it counts what was done, `joined` is 0. label says all of it in words.
    """

    whole: int
    joined: float
    did: float
    notch: float | None
    number: int
    caption: str
    label: str


def ring_of(mob: Mob) -> Ring:
    """The ring: the whole circle is the places there are, or those needed where there is no end of them."""
    if mob.state in _OVER:
        return _outcome(mob)
    whole = mob.cap or mob.threshold or max(mob.joined, 1)
    notch = 360 * mob.threshold / mob.cap if mob.cap and mob.threshold and mob.threshold < mob.cap else None
    return Ring(
        whole=whole,
        joined=_share(mob.joined, whole),
        did=_share(mob.done, whole),
        notch=notch if notch is None else round(notch, 1),
        number=mob.joined,
        caption=_caption(mob),
        label=_label(mob),
    )


def _outcome(mob: Mob) -> Ring:
    whole = max(mob.joined, mob.done, 1)
    people = ngettext("%(num)s person did it", "%(num)s people did it", mob.done)
    return Ring(
        whole=whole,
        joined=0,
        did=_share(mob.done, whole),
        notch=None,
        number=mob.tally,
        caption=unit_words(mob.unit, mob.tally),
        label=f"{format_number(mob.tally)} {unit_words(mob.unit, mob.tally)}, {people}",
    )


def _caption(mob: Mob) -> str:
    if mob.cap is not None:
        return _("of %(places)s", places=format_number(mob.cap))
    if mob.threshold is not None and mob.joined < mob.threshold:
        return _("of %(places)s", places=format_number(mob.threshold))
    return _("joined")


def _label(mob: Mob) -> str:
    said = [
        _("%(taken)s of %(places)s places taken", taken=format_number(mob.joined), places=format_number(mob.cap))
        if mob.cap is not None
        else ngettext("%(num)s joined", "%(num)s joined", mob.joined)
    ]
    if mob.threshold is not None:
        said.append(ngettext("%(num)s needed", "%(num)s needed", mob.threshold))
    if mob.done:
        said.append(ngettext("%(num)s person did it", "%(num)s people did it", mob.done))
    return ", ".join(said)


def _share(part: int, whole: int) -> float:
    return round(min(100.0, 100 * part / whole), 1)
