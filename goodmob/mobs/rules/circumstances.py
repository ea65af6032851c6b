"""Of what everybody is told who takes part in a mob, as which notice, and which of it the host hears as well."""

from typing import Literal

from goodmob.core.clock import DAY, MINUTE

NOTICES = {
    "tipped": "mob.tipped",
    "area_tipped": "mob.area_tipped",
    "tomorrow": "mob.tomorrow",
    "soon": "mob.soon",
    "live": "mob.live",
    "moved": "mob.changed",
    "cancelled": "mob.cancelled",
    "failed": "mob.failed",
    "halted": "mob.halted",
    "resumed": "mob.resumed",
    "thanks": "mob.reported",
    "announcement": "mob.announcement",
    "met": "mob.met",
    "lapsed": "mob.lapsed",
}
"""The type of the notice, by the circumstance."""

HOSTS_TOO = frozenset({"tipped", "live", "failed", "halted", "resumed", "thanks", "met"})
"""What is not of the host's own making."""

TO_LOOK_AT = frozenset({"thanks"})
"""Of what nobody is told whose page is gone, as it would lead nowhere; that a mob is called off is worth telling."""

NEAR = frozenset({"tomorrow", "soon"})
"""Of what people elsewhere are told together with when and where."""

CHANGING = frozenset({"moved", "cancelled", "failed", "halted", "resumed"})
"""What people would else come for in vain, or not come for."""

REMINDERS: dict[Literal["tomorrow", "soon"], int] = {"tomorrow": DAY, "soon": 10 * MINUTE}
"""How long before the start each reminder is told."""
