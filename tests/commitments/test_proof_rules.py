"""What makes a deed witnessed, verified or disputed, and for how much it counts, as a table of cases."""

from typing import Any

import pytest

from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.rules.proof import WITNESSES_TO_VERIFY, WITNESSES_WANTED, Worth, state_of, worth_of

NOBODY = DeedRow(1, 2, 3, None, 4, "claimed", False, None, 5)


def deed(**more: Any) -> DeedRow:
    """A deed of four units of which this is known besides."""
    return NOBODY._replace(**more)


@pytest.mark.parametrize(
    ("known", "state", "worth"),
    [
        ({}, "claimed", (4, 0, 0)),
        ({"witnesses": WITNESSES_WANTED - 1}, "claimed", (4, 0, 0)),
        ({"witnesses": WITNESSES_WANTED}, "witnessed", (4, 0, 0)),
        ({"witnesses": WITNESSES_TO_VERIFY}, "witnessed", (4, 0, 0)),
        ({"witnesses": WITNESSES_TO_VERIFY, "pictured": True}, "verified", (4, 4, 0)),
        ({"witnesses": WITNESSES_TO_VERIFY, "pictured": True, "doubts": 1}, "witnessed", (4, 0, 0)),
        ({"witnesses": WITNESSES_TO_VERIFY, "pictured": True, "disputes": 1}, "disputed", (4, 0, 0)),
        ({"disputes": 1}, "disputed", (4, 0, 0)),
        ({"disputes": 3, "verdict": "verified"}, "verified", (4, 4, 0)),
        ({"doubts": 1, "verdict": "verified"}, "verified", (4, 4, 0)),
        ({"verdict": "refused"}, "disputed", (0, 0, 0)),
        ({"witnesses": 9, "pictured": True, "verdict": "refused"}, "disputed", (0, 0, 0)),
        ({"late": True}, "claimed", (0, 0, 4)),
        ({"late": True, "verdict": "verified"}, "verified", (0, 0, 4)),
        ({"late": True, "disputes": 1}, "disputed", (0, 0, 4)),
        ({"late": True, "verdict": "refused"}, "disputed", (0, 0, 0)),
    ],
)
def test_what_a_deed_is_and_counts_for(known: dict[str, Any], state: str, worth: tuple[int, ...]) -> None:
    assert state_of(deed(**known)) == state
    assert worth_of(deed(**known)) == Worth(*worth)
