"""What a mob came to, in numbers."""

from collections.abc import Collection

import msgspec

MOST_BOOSTERS = 1_000
"""So many of those who boosted a call last are asked who follows them."""


class Outcome(msgspec.Struct, frozen=True):
    """What a mob came to: joined and present in places, done and no_shows in people, tally, verified, late in units.

    Late units are no part of the tally. reached is an estimate, see `reach`; boosts: by how many people. brought: of
    those who came or did something those whom others brought. What its chapters came to stands apart.
    """

    joined: int
    present: int
    done: int
    tally: int
    verified: int
    late: int
    no_shows: int
    reached: int = 0
    boosts: int = 0
    brought: int = 0
    chapters: int = 0
    chapters_joined: int = 0
    chapters_done: int = 0
    chapters_tally: int = 0


def reach(hosts_followers: int, boosters_followers: Collection[int]) -> int:
    """At most how many people were shown the call: everybody who follows the host or somebody who boosted it.

    It is an estimate: whoever follows several of them is counted for each, and following is not reading.
    """
    return max(0, hosts_followers) + sum(max(0, followers) for followers in boosters_followers)
