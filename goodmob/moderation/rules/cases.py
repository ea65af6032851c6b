"""Pure decisions about cases: what they are of, and until when somebody is to look at them."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.clock import HOUR
from goodmob.moderation.rules.reports import Subject

DANGER, GROWTH, PLAN, ATTACK, FLOOD = "danger", "growth", "plan", "attack", "flood"
"""Kinds of cases: a mob that somebody holds for dangerous, one that grows too fast, one whose host sent a plan, an
account that many strangers turn against, and a server that sends more reports than are taken."""

MOB = "mob"
"""What they can be about besides an account: the kind of a subject."""

DANGER_WITHIN, GROWTH_WITHIN, ATTACK_WITHIN, PLAN_WITHIN = HOUR, 2 * HOUR, 4 * HOUR, 48 * HOUR
LEAST = HOUR // 12
"""Somebody has five minutes at least."""


class Case(Struct, frozen=True, kw_only=True):
    """Something for staff: who brought it, whom and what it is about, until when (us) somebody is to look at it.

    key: tells what has only one case. count: how much there is of it, which grows.
    """

    kind: str
    account_id: int
    target_id: int
    key: str
    comment: str = ""
    subjects: Sequence[Subject] = ()
    due_at: int | None = None
    count: int | None = None


def danger_due(now: int, starts_at: int) -> int:
    """Until when somebody is to look at a mob that may be dangerous: within the hour, and before it begins."""
    if starts_at <= now:
        return now + LEAST
    return max(now + LEAST, min(now + DANGER_WITHIN, starts_at))
