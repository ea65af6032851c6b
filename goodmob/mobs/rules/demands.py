"""What organisations answer to a demand, and what follows from it."""

from typing import Literal

from goodmob.core.clock import DAY

Outcome = Literal["met", "partly", "refused", "answered"]

TO_DISPUTE = DAY
"""So long the host can say that it is not met what the organisation says is met; after that it counts as met."""


def is_settled(outcome: str, answered_at: int, disputed_at: int | None, now: int) -> bool:
    """Whether an answer means by now that the demand is met, although the host has not said so; moments in us."""
    return outcome == "met" and disputed_at is None and now >= answered_at + TO_DISPUTE
