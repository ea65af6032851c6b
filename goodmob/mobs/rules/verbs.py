"""The kinds of mobs: what each verb calls its unit, its button, its deed and its report."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from goodmob.core import i18n
from goodmob.core.i18n import gettext as _

Verb = Literal["do", "come", "say", "give", "buy", "bring", "report"]

Words = Callable[[], str]
Counted = Callable[[int], str]
"""The words for a number, with %(num)s where it goes."""


class Kind(NamedTuple):
    """How a verb speaks, in the current language.

    unit: what is counted unless the host says otherwise. pick: what people are asked for. button: what somebody says
    who did it. once, times and units: what a reply says of one deed, of so many times, and of so many %(units)s.
    doers and so_far: how many did it. first: nobody did it yet.
    """

    unit: str
    pick: Words
    button: Words
    once: Words
    times: Counted
    units: Words
    doers: Counted
    so_far: Counted
    first: Words


def ngettext(one: str, many: str, number: int) -> str:
    """As that of core, with the number's place left open."""
    text: str = i18n.catalogue(i18n.current.get()).ngettext(one, many, number)
    return text


KINDS: Mapping[str, Kind] = {
    "do": Kind(
        "deed",
        pick=lambda: _("do something"),
        button=lambda: _("I did it"),
        once=lambda: _("Did it."),
        times=lambda n: ngettext("Did it %(num)s time.", "Did it %(num)s times.", n),
        units=lambda: _("Did %(units)s."),
        doers=lambda n: ngettext("%(num)s person did it", "%(num)s people did it", n),
        so_far=lambda n: ngettext("%(num)s did it so far", "%(num)s did it so far", n),
        first=lambda: _("Be the first who does it"),
    ),
    "come": Kind(
        "visit",
        pick=lambda: _("come together"),
        button=lambda: _("I came"),
        once=lambda: _("Came."),
        times=lambda n: ngettext("Came %(num)s time.", "Came %(num)s times.", n),
        units=lambda: _("Came: %(units)s."),
        doers=lambda n: ngettext("%(num)s person came", "%(num)s people came", n),
        so_far=lambda n: ngettext("%(num)s came so far", "%(num)s came so far", n),
        first=lambda: _("Be the first who comes"),
    ),
    "say": Kind(
        "post",
        pick=lambda: _("say something at once"),
        button=lambda: _("I said it"),
        once=lambda: _("Said it."),
        times=lambda n: ngettext("Said it %(num)s time.", "Said it %(num)s times.", n),
        units=lambda: _("Said it: %(units)s."),
        doers=lambda n: ngettext("%(num)s person said it", "%(num)s people said it", n),
        so_far=lambda n: ngettext("%(num)s said it so far", "%(num)s said it so far", n),
        first=lambda: _("Be the first who says it"),
    ),
    "give": Kind(
        "gift",
        pick=lambda: _("give something"),
        button=lambda: _("I gave"),
        once=lambda: _("Gave something."),
        times=lambda n: ngettext("Gave %(num)s time.", "Gave %(num)s times.", n),
        units=lambda: _("Gave %(units)s."),
        doers=lambda n: ngettext("%(num)s person gave", "%(num)s people gave", n),
        so_far=lambda n: ngettext("%(num)s gave so far", "%(num)s gave so far", n),
        first=lambda: _("Be the first who gives"),
    ),
    "buy": Kind(
        "purchase",
        pick=lambda: _("buy something"),
        button=lambda: _("I bought it"),
        once=lambda: _("Bought it."),
        times=lambda n: ngettext("Bought it %(num)s time.", "Bought it %(num)s times.", n),
        units=lambda: _("Bought %(units)s."),
        doers=lambda n: ngettext("%(num)s person bought it", "%(num)s people bought it", n),
        so_far=lambda n: ngettext("%(num)s bought it so far", "%(num)s bought it so far", n),
        first=lambda: _("Be the first who buys it"),
    ),
    "bring": Kind(
        "thing",
        pick=lambda: _("bring something"),
        button=lambda: _("I brought it"),
        once=lambda: _("Brought it."),
        times=lambda n: ngettext("Brought it %(num)s time.", "Brought it %(num)s times.", n),
        units=lambda: _("Brought %(units)s."),
        doers=lambda n: ngettext("%(num)s person brought it", "%(num)s people brought it", n),
        so_far=lambda n: ngettext("%(num)s brought it so far", "%(num)s brought it so far", n),
        first=lambda: _("Be the first who brings it"),
    ),
    "report": Kind(
        "report",
        pick=lambda: _("report something"),
        button=lambda: _("I report it"),
        once=lambda: _("Reported it."),
        times=lambda n: ngettext("Reported it %(num)s time.", "Reported it %(num)s times.", n),
        units=lambda: _("Reported %(units)s."),
        doers=lambda n: ngettext("%(num)s person reported it", "%(num)s people reported it", n),
        so_far=lambda n: ngettext("%(num)s reported it so far", "%(num)s reported it so far", n),
        first=lambda: _("Be the first who reports it"),
    ),
}

UNITS: Mapping[str, str] = {verb: kind.unit for verb, kind in KINDS.items()}
"""What is counted unless the host says otherwise."""


def kind_of(verb: str) -> Kind:
    """The kind of a mob, by its verb."""
    return KINDS[verb]
