"""Pure decisions about how large a mob may be: by how far its host is trusted, and who looks after it with them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from goodmob.commitments.queries.calls import Role
from goodmob.core.clock import DAY, HOUR
from goodmob.core.settings import Settings
from goodmob.mobs.rules.wishes import Wish

SAY = "say"
JOINED_STILL = frozenset({"gathering", "tipped", "live"})
"""States of mobs that more people may still join."""

OPEN = frozenset({"public", "unlisted"})
STREET = frozenset({"come", "do", "bring", "buy", "give"})
"""Verbs that bring people together in a place, where one is named."""

KNOWN_AFTER, TRUSTED_AFTER = 30 * DAY, 180 * DAY
KNOWN_WITH, TRUSTED_WITH = 1, 5
"""So many earlier mobs have to have gone well."""

TIMES_KNOWN, TIMES_TRUSTED, PART_DOUBTED = 3, 10, 5
STEWARD_AFTER = 7 * DAY
MOST_STEWARDS = 5
LONGEST_PLAN = 3_000
LARGEST_CROWD = 1_000_000

DID_WELL = 5
"""A mob went well in which so many did it, or were there."""

Reason = Literal["hour", "size"]


class Trust(NamedTuple):
    """What is known of a host. age: of the account, in us. well: earlier mobs of theirs that went well.

    doubted: staff limited the account, or stopped a mob of theirs. word: how many staff say it may gather, if they do.
    """

    age: int = 0
    well: int = 0
    doubted: bool = False
    word: int | None = None


class Steps(NamedTuple):
    """How many whoever is new may gather: alone, and together with a co-steward."""

    alone: int
    shared: int


class Places(NamedTuple):
    """The places of a mob: all together, or those of its roles."""

    cap: int | None
    roles: tuple[Role, ...] = ()


class Bounded(NamedTuple):
    """The places that a host wishes for, those that there are for now, and how many are allowed (None: any)."""

    wished: Places
    places: Places
    allowed: int | None = None


class Growth(NamedTuple):
    """How a mob grows, in places: all taken and waited for, those of the last hour, those the host spoke of (None:
    none in particular), and those that were there when somebody last looked at it."""

    places: int
    last_hour: int
    declared: int | None
    seen: int = 0


class Pace(NamedTuple):
    """How fast a mob may grow: joins in an hour, and times what its host spoke of."""

    hourly: int
    times: int


def steps_for(settings: Settings, wish: Wish) -> Steps | None:
    """Which ladder holds for a mob; None where none does: it is not for everybody, or brings nobody together."""
    if wish.visibility not in OPEN:
        return None
    if wish.verb == SAY:
        return Steps(settings.voices, settings.voices_shared)
    has_place = bool(wish.place_text or wish.place_cell or wish.place_exact)
    return Steps(settings.crowd, settings.crowd_shared) if wish.verb in STREET and has_place else None


def crowd_for(trust: Trust, steps: Steps, *, stewards: int = 0, approved: int | None = None) -> int:
    """The largest crowd that the host may gather: what staff agreed to for this mob is always allowed.

    What they say of the host stands above all that is known of it.
    """
    return max(_by_trust(trust, steps, stewards), approved or 0)


def may_steward(trust: Trust) -> bool:
    """Whether somebody is known well enough to look after a mob with its host."""
    return trust.age >= STEWARD_AFTER and not trust.doubted


def within(wished: Places, allowed: int | None) -> Places:
    """The places that there are for now: as wished, where so many are allowed, else as many as are.

    Of several roles each gets its part, and what some leave over goes to the others in their order.
    """
    if allowed is None:
        return wished
    if not wished.roles:
        return Places(allowed if wished.cap is None else min(wished.cap, allowed))
    return Places(None, _parts(wished.roles, allowed))


def why_paused(growth: Growth, pace: Pace) -> Reason | None:
    """Why a mob has to be looked at by a person before more people are shown it; None where it grows as mobs do."""
    if growth.last_hour > pace.hourly:
        return "hour"
    if growth.declared is None:
        return None
    return "size" if growth.places > pace.times * max(growth.declared, growth.seen) else None


HOURLY_WINDOW = HOUR


def _by_trust(trust: Trust, steps: Steps, stewards: int) -> int:
    if trust.word is not None:
        return trust.word
    if trust.doubted:
        return max(1, steps.alone // PART_DOUBTED)
    alone = steps.alone * _times(trust)
    return max(alone, steps.shared) if stewards else alone


def _times(trust: Trust) -> int:
    if trust.age >= TRUSTED_AFTER and trust.well >= TRUSTED_WITH:
        return TIMES_TRUSTED
    if trust.age >= KNOWN_AFTER and trust.well >= KNOWN_WITH:
        return TIMES_KNOWN
    return 1


def _parts(roles: Sequence[Role], allowed: int) -> tuple[Role, ...]:
    each = max(1, allowed // len(roles))
    parts = [each if role.capacity is None else min(each, role.capacity) for role in roles]
    left = allowed - sum(parts)
    for number, role in enumerate(roles):
        more = max(0, left if role.capacity is None else min(left, role.capacity - parts[number]))
        parts[number] += more
        left -= more
    return tuple(Role(role.name, part) for role, part in zip(roles, parts, strict=True))
