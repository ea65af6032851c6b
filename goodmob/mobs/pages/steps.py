"""The one button of a mob's card: the next thing to do."""

from typing import Literal

from msgspec import Struct

from goodmob.core.clock import MINUTE, from_iso
from goodmob.core.i18n import gettext as _
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.rules.verbs import kind_of

ABOUT_TO_START = 30 * MINUTE
"""How long before the start people who are in are asked whether they are there."""

IN = frozenset({"confirmed", "done", "no_show", "excused"})
JOINABLE = frozenset({"gathering", "tipped", "live"})
_OFF = frozenset({"failed", "cancelled"})

Verb = Literal["join", "leave", "check_in", "share", "do", "look", "report"]


class Step(Struct, frozen=True):
    """What the button says and does; verbs that change something are sent as a form to /mobs/:id/<verb>, others lead
    somewhere. is_loud: it joins or does, and is orange.
    """

    verb: Verb
    label: str
    is_loud: bool = False
    icon: str = ""

    @property
    def is_sent(self) -> bool:
        """Whether it changes something."""
        return self.verb in {"join", "leave", "check_in"}


def step_of(mob: Mob, now: int) -> Step:
    """The next thing that the viewer can do with the mob."""
    if mob.state in JOINABLE:
        return _of_open(mob, now)
    match mob.state:
        case "tallying" | "reported":
            return Step("report", _("See what we did"))
        case "halted":
            return Step("look", _("What happened?"))
        case "cancelled":
            return Step("look", _("Read why"))
        case "draft":
            return Step("look", _("Publish it"))
        case _:
            return Step("look", _("Look inside"))


def is_in(mob: Mob) -> bool:
    """Whether the viewer has a place."""
    return mob.me is not None and mob.me.state in IN


def is_full(mob: Mob) -> bool:
    """Whether every place is taken."""
    return mob.cap is not None and mob.joined >= mob.cap


def can_join(mob: Mob, now: int) -> bool:
    """Whether joining has not ended."""
    until = mob.ends_at if mob.join_by is None else min(mob.join_by, mob.ends_at)
    return mob.state in JOINABLE and now < from_iso(until)


def is_about_to_start(mob: Mob, now: int) -> bool:
    """Whether it takes place, and the start is near."""
    is_on = mob.state == "tipped" or (mob.state == "gathering" and mob.threshold is None)
    return is_on and from_iso(mob.starts_at) - ABOUT_TO_START <= now


def _of_open(mob: Mob, now: int) -> Step:
    mine = "" if mob.me is None else mob.me.state
    if mine == "offered":
        return Step("join", _("Take my place"), is_loud=True)
    if mine == "waitlisted":
        return Step("leave", _("Leave the line"))
    if mine == "asked":
        return Step("leave", _("Do not ask any more"))
    if is_in(mob):
        return _of_joiner(mob, now)
    if mine == "waiting":
        return Step("share", _("Share"), is_loud=True, icon="share")
    if not can_join(mob, now):
        return Step("look", _("Look inside"))
    if is_full(mob):
        return Step("join", _("Wait in line"))
    if mob.state == "live":
        return Step("do", deed_label(mob.verb), is_loud=True)
    return Step("join", _("Join in"), is_loud=True)


def _of_joiner(mob: Mob, now: int) -> Step:
    if mob.state == "live":
        return Step("do", deed_label(mob.verb), is_loud=True)
    # Only its own server notes who is there.
    is_there = mob.origin is not None or (mob.me is not None and mob.me.present_at is not None)
    if is_about_to_start(mob, now) and not is_there:
        return Step("check_in", _("I’m here"), is_loud=True, icon="pin")
    return Step("share", _("Share"), is_loud=True, icon="share")


def deed_label(verb: str) -> str:
    """What somebody says who did what the mob is about."""
    return kind_of(verb).button()
