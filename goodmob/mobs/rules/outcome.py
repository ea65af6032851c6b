"""What a mob came to, in numbers."""

import msgspec


class Outcome(msgspec.Struct, frozen=True):
    """What a mob came to: joined and present in places, done and no_shows in people, tally, verified, late in units.

    Late units are no part of the tally.
    """

    joined: int
    present: int
    done: int
    tally: int
    verified: int
    late: int
    no_shows: int
