"""What makes a deed witnessed, verified or disputed, and what it counts for then."""

from typing import NamedTuple, Protocol

from goodmob.core.clock import MINUTE

WITNESSES_WANTED = 2
"""Other people who were there or did it, too: so many make a deed witnessed."""

WITNESSES_TO_VERIFY = 3
"""So many verify a deed without a review, if a picture shows it that looks like that of no earlier deed."""

REVIEW_LASTS = 10 * MINUTE
"""How long nobody else looks at a deed that somebody reviews."""

VERIFIED, REFUSED = "verified", "refused"
VERDICTS = frozenset({VERIFIED, REFUSED})

OPEN = frozenset({"live", "tallying"})
"""Calls whose deeds are witnessed, disputed and reviewed; when it is reported, what is left stays as it is."""


class Proven(Protocol):
    """What the state of a deed follows from."""

    @property
    def witnesses(self) -> int: ...
    @property
    def disputes(self) -> int: ...
    @property
    def doubts(self) -> int: ...
    @property
    def pictured(self) -> bool: ...
    @property
    def verdict(self) -> str | None: ...


class Counted(Proven, Protocol):
    """What the worth of a deed follows from besides."""

    @property
    def units(self) -> int: ...
    @property
    def late(self) -> bool: ...


class Worth(NamedTuple):
    """For how much a deed counts: in the tally, of that verified, and apart as late."""

    units: int
    verified: int
    late_units: int


def state_of(deed: Proven) -> str:
    """The state of a deed: what a review decided; else disputed where anybody disputes it; else by its witnesses."""
    if deed.verdict == VERIFIED:
        return "verified"
    if deed.verdict == REFUSED or deed.disputes:
        return "disputed"
    if deed.witnesses >= WITNESSES_TO_VERIFY and deed.pictured and not deed.doubts:
        return "verified"
    return "witnessed" if deed.witnesses >= WITNESSES_WANTED else "claimed"


def worth_of(deed: Counted) -> Worth:
    """What the deed counts for: nothing once it was refused; until then a disputed one counts, but is not verified."""
    if deed.verdict == REFUSED:
        return Worth(0, 0, 0)
    if deed.late:
        return Worth(0, 0, deed.units)
    return Worth(deed.units, deed.units if state_of(deed) == "verified" else 0, 0)
