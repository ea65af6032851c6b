"""How many questions there may be around a mob, and when."""

from typing import Literal

QuestionState = Literal["open", "answered", "hidden"]

LONGEST = 300
MOST_OF_MOB = 500
MOST_OF_ACCOUNT = 10
MOST_SHOWN = 200

ASKABLE = frozenset({"gathering", "tipped", "live", "tallying"})
"""States of a mob in which people ask and vote."""
