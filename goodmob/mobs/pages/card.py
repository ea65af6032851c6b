"""The card of a mob, a ticket with a stub: what it says in each state, to whoever looks at it."""

from typing import Literal

from msgspec import Struct

from goodmob.core.clock import from_iso
from goodmob.core.i18n import gettext as _
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.lines import Clock, Line, line, ngettext, unit_words
from goodmob.mobs.pages.ring import Ring, ring_of
from goodmob.mobs.pages.steps import Step, can_join, is_about_to_start, is_full, is_in, step_of
from goodmob.mobs.pages.when import When, day_words, window_words
from goodmob.mobs.rules.verbs import kind_of

Look = Literal["calling", "on", "full", "live", "done", "paused", "stopped", "draft"]


class Card(Struct, frozen=True):
    """What a card shows: its look, the state line with a countdown, what is missing or done, and the one button.

    unit: what was done, in words. who: those one follows who are in. why: the reason
    why nothing goes on, where nothing does.
    """

    look: Look
    state: Clock
    say: Line | str
    step: Step
    ring: Ring
    when: When
    unit: str
    doers: Line
    who: str = ""
    why: str = ""


def card_of(mob: Mob, now: int) -> Card:
    """The card at this moment (us) for the viewer whom the Mob was made for."""
    look, state = _state(mob, now)
    return Card(
        look=look,
        state=state,
        say=_say(mob, now),
        step=step_of(mob, now),
        ring=ring_of(mob),
        when=window_words(mob.starts_at, mob.ends_at, mob.time_zone, now),
        unit=unit_words(mob.unit, mob.tally),
        doers=_doers(mob),
        who=_who(mob),
        why=_why(mob),
    )


def _state(mob: Mob, now: int) -> tuple[Look, Clock]:
    match mob.state:
        case "draft":
            return "draft", Clock(_("A draft, which only you see"))
        case "gathering" | "tipped":
            return _before(mob, now)
        case "live":
            if held := _held(mob):
                return "live", held
            return "live", Clock(_("Live now, %(time)s left"), from_iso(mob.ends_at))
        case "tallying":
            return "done", Clock(_("Over, the last deeds are counted"))
        case "reported":
            return "done", Clock(_("Done, %(day)s", day=day_words(mob.ends_at, mob.time_zone, now)))
        case "halted":
            return "paused", Clock(_("Stopped by the moderators"))
        case "cancelled":
            return "stopped", Clock(_("Called off"))
        case _:
            return "stopped", Clock(_("It does not take place"))


def _before(mob: Mob, now: int) -> tuple[Look, Clock]:
    start = from_iso(mob.starts_at)
    if held := _held(mob):
        return "on", held
    if mob.me is not None and mob.me.state == "waitlisted":
        return "full", Clock(_("You wait in line, starts in %(time)s"), start)
    if is_about_to_start(mob, now):
        return "on", Clock(_("Starts in %(time)s"), start)
    if is_full(mob) and not is_in(mob):
        return "full", Clock(_("Full, starts in %(time)s"), start)
    if mob.state == "tipped":
        return "on", Clock(_("It is on, starts in %(time)s"), start)
    if not can_join(mob, now):
        return "calling", Clock(_("Joining has ended, starts in %(time)s"), start)
    if mob.threshold is not None:
        until = mob.starts_at if mob.join_by is None else min(mob.join_by, mob.starts_at)
        return "calling", Clock(_("Calling, %(time)s to join"), from_iso(until))
    return "calling", Clock(_("Calling, starts in %(time)s"), start)


def _held(mob: Mob) -> Clock | None:
    if mob.me is None or mob.me.state != "offered" or mob.me.offer_expires_at is None:
        return None
    return Clock(_("Held for you for %(time)s"), from_iso(mob.me.offer_expires_at))


def _say(mob: Mob, now: int) -> Line | str:
    match mob.state:
        case "gathering" | "tipped":
            return _say_before(mob, now)
        case "live":
            return _say_live(mob)
        case "tallying" | "reported":
            return _doers(mob)
        case "halted":
            return _("No new places now")
        case "cancelled":
            return _("Nobody is needed")
        case "failed" if mob.threshold is not None:
            missing = max(0, mob.threshold - mob.joined)
            return line("missing", missing, lambda n: ngettext("%(num)s was missing", "%(num)s were missing", n))
        case _:
            return ""


def _say_before(mob: Mob, now: int) -> Line | str:
    mine = "" if mob.me is None else mob.me.state
    if mine == "offered":
        return _("It is yours if you want it")
    if mine == "waitlisted" and mob.me is not None and mob.me.position is not None:
        return line("position", mob.me.position, lambda _n: _("You are number %(num)s in line"))
    if mine == "asked":
        return _("The server of the mob is asked")
    if mine == "waiting" and mob.me is not None and mob.me.missing:
        # How many that is depends on their own condition, which no number of the mob tells.
        return line(
            "own", mob.me.missing, lambda n: ngettext("%(num)s more, and you come", "%(num)s more, and you come", n)
        )
    if is_about_to_start(mob, now) and mob.present:
        return line("present", mob.present, lambda n: ngettext("%(num)s is there", "%(num)s are there", n))
    return _missing(mob)


def _missing(mob: Mob) -> Line | str:
    if mob.state == "gathering" and mob.threshold is not None and mob.joined < mob.threshold:
        missing = mob.threshold - mob.joined
        if is_in(mob):
            return line("missing", missing, lambda n: ngettext("You’re in, %(num)s more", "You’re in, %(num)s more", n))
        return line("missing", missing, lambda n: ngettext("%(num)s more and it is on", "%(num)s more and it is on", n))
    if is_full(mob):
        if is_in(mob):
            return _("You’re in, and it is full")
        if mob.waiting:
            return line("waiting", mob.waiting, lambda n: ngettext("%(num)s is waiting", "%(num)s are waiting", n))
        return _("No place left")
    if mob.cap is not None:
        places = mob.cap - mob.joined
        if is_in(mob):
            return line(
                "left", places, lambda n: ngettext("You’re in, %(num)s place left", "You’re in, %(num)s places left", n)
            )
        return line("left", places, lambda n: ngettext("%(num)s place left", "%(num)s places left", n))
    if is_in(mob):
        return _("You’re in")
    if not mob.joined:
        return _("Be the first")
    return line("joined", mob.joined, lambda n: ngettext("%(num)s is in", "%(num)s are in", n))


def _say_live(mob: Mob) -> Line | str:
    if mob.me is not None and mob.me.state == "waitlisted" and mob.me.position is not None:
        return line("position", mob.me.position, lambda _n: _("You are number %(num)s in line"))
    if not mob.done:
        return kind_of(mob.verb).first()
    return line("done", mob.done, kind_of(mob.verb).so_far)


def _doers(mob: Mob) -> Line:
    return line("done", mob.done, kind_of(mob.verb).doers)


def _why(mob: Mob) -> str:
    host = mob.host.display_name or mob.host.username
    match mob.state:
        case "halted" if is_in(mob):
            return _("A moderator is looking at it. Your place is kept.")
        case "halted":
            return _("A moderator is looking at it. Please do not go there for now.")
        case "cancelled":
            return _("%(host)s called it off. Everybody who joined was told.", host=host)
        case "failed":
            return _("Too few people joined in time. Everybody who joined was told.")
        case _:
            return ""


def _who(mob: Mob) -> str:
    names = [account.display_name or account.username for account in mob.joined_by_following]
    match names:
        case []:
            return ""
        case [one]:
            return _("%(name)s is in", name=one)
        case [one, other]:
            return _("%(name)s and %(other)s are in", name=one, other=other)
        case _others:
            return _("%(name)s, %(other)s and others you follow are in", name=names[0], other=names[1])
