"""What somebody elsewhere is told in words, in the language of the mob, since their server knows nothing of mobs."""

from collections.abc import Sequence

import regex
from msgspec import Struct

from goodmob.core.i18n import gettext as _
from goodmob.core.i18n import ngettext, spoken

# What follows / or = is part of an address and names nobody.
NAMING = regex.compile(r"(?<![/=])[@\N{FULLWIDTH COMMERCIAL AT}]")

PRESENT = "mob.present"
"""What is told to who said that they are there; it is no notice."""


class Facts(Struct, frozen=True, kw_only=True):
    """What somebody is told who is in. where: the exact place. code: for the door. tipped: whether enough joined."""

    when: str
    where: str = ""
    code: str | None = None
    threshold: int | None = None
    joined: int = 0
    tipped: bool = False


def answer_words(language: str | None, told: str, title: str, facts: Facts) -> str:
    """How they stand now. told: as notices name it."""
    with spoken(language or ""):
        said = _words(told, title)
        more = [facts.when, facts.where, _condition(facts), _door(facts)] if told == "mob.confirmed" else []
    return _naming_nobody("\n\n".join(part for part in (said, "\n".join(filter(None, more))) if part))


def asking_words(language: str | None, title: str, when: str, url: str) -> str:
    """How somebody is asked to come, by a poll or, where their app shows none, by an answer."""
    with spoken(language or ""):
        said = _("Will you come to “%(title)s”? Vote, or answer #join.", title=title)
    return _naming_nobody(f"{said}\n\n{when}\n{url}")


def choices(language: str | None) -> tuple[str, str]:
    """The two options of such a poll: the first one joins."""
    with spoken(language or ""):
        return _("Yes, I come"), _("No, not this time")


def news_words(language: str | None, circumstance: str, title: str, facts: Sequence[str]) -> str:
    """What everybody is told who takes part. facts: what is to be known besides, or what the host says."""
    with spoken(language or ""):
        said = _news(circumstance)
    return _naming_nobody("\n\n".join(part for part in (f"“{title}”", said, *facts) if part))


def _naming_nobody(text: str) -> str:
    # Each gets a copy of their own, and whoever is named in it would get it too, with the place and the code.
    return str(NAMING.sub("\\g<0>\N{WORD JOINER}", text))


def _news(circumstance: str) -> str:
    said = {
        "tipped": f"{_('It is on!')} {_('Enough people joined.')}",
        "tomorrow": _("It is tomorrow"),
        "soon": _("It begins soon"),
        "moved": _("Its time or its place has changed"),
        "cancelled": _("It has been called off."),
        "failed": _("It does not take place: too few joined in time."),
        "halted": _("It has been stopped"),
        "resumed": _("It had been stopped, and is let go on. Look again at when and where."),
        "met": _("What you asked for is met"),
        "thanks": _("It is over. Thank you! This is what you did together:"),
    }
    return said.get(circumstance, "")


def _condition(facts: Facts) -> str:
    """Whether it takes place, where that hangs on how many come."""
    if facts.threshold is None:
        return ""
    if facts.tipped:
        return _("Enough people joined.")
    needed = ngettext(
        "It takes place if %(num)s person joins.", "It takes place if %(num)s people join.", facts.threshold
    )
    so_far = ngettext("%(num)s is in so far.", "%(num)s are in so far.", facts.joined)
    return f"{needed} {so_far}"


def _door(facts: Facts) -> str:
    if facts.code is None:
        return ""
    return _("At the door show these letters, or answer #here: %(code)s", code=facts.code)


def _words(told: str, title: str) -> str:
    match told:
        case "mob.present":
            return _("You are there.")
        case "mob.confirmed":
            return _("You’re in: “%(title)s”. If you cannot come after all, answer #leave.", title=title)
        case "mob.waitlisted":
            return _("“%(title)s” is full for now. You wait in line, and hear when a place is yours.", title=title)
        case "mob.counted":
            return _("Counted. Thank you!")
        case _:
            return _("That did not work for “%(title)s”: it is over, or there is no place.", title=title)
