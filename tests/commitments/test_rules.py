"""What the clock, conditions and terms say of calls: tables of cases."""

from typing import NamedTuple

import pytest

from goodmob.commitments.rules.conditions import Asked, met, missing
from goodmob.commitments.rules.life import decision, last_join, next_moment, offer_expiry, settling, state_after
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CALL_STATES, shown_state
from goodmob.commitments.rules.terms import Terms, check_change, check_terms
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.core.errors import Invalid

NOW = 1_800_000_000 * SECOND
START, END = NOW + 10 * HOUR, NOW + 12 * HOUR


class Clocked(NamedTuple):
    """A call as the clock sees it."""

    state: str
    threshold: int | None = None
    join_by: int | None = None
    starts_at: int = START
    ends_at: int = END
    settles_at: int = END + 2 * HOUR
    far: bool = False


WINDOWS = {
    "one minute gives a quarter of an hour": (MINUTE, 15 * MINUTE),
    "a quarter of an hour gives as much": (15 * MINUTE, 15 * MINUTE),
    "an afternoon gives as much": (5 * HOUR, 5 * HOUR),
    "a day gives a day": (DAY, DAY),
    "a month gives a day": (31 * DAY, DAY),
}


@pytest.mark.parametrize("case", WINDOWS)
def test_late_deeds(case: str) -> None:
    window, late = WINDOWS[case]
    assert settling(START, START + window) == START + window + late


LIVES = {
    "a draft waits for its host": (Clocked("draft"), None, "draft"),
    "without a threshold it starts": (Clocked("gathering"), START, "live"),
    "without a threshold, closed to newcomers before": (Clocked("gathering", join_by=NOW), START, "live"),
    "with a threshold it fails at the start": (Clocked("gathering", threshold=5), START, "failed"),
    "it fails when joining ends": (Clocked("gathering", threshold=5, join_by=NOW + HOUR), NOW + HOUR, "failed"),
    "joining into the window does not delay it": (
        Clocked("gathering", threshold=5, join_by=START + HOUR),
        START,
        "failed",
    ),
    "elsewhere it fails when its server says so": (Clocked("gathering", threshold=5, far=True), None, "failed"),
    "elsewhere it starts by the clock": (Clocked("gathering", far=True), START, "live"),
    "tipped it starts": (Clocked("tipped", threshold=5, join_by=NOW + HOUR), START, "live"),
    "live it ends": (Clocked("live", threshold=5), END, "tallying"),
    "its figures become final": (Clocked("tallying"), END + 2 * HOUR, "reported"),
    "reported is for ever": (Clocked("reported"), None, "reported"),
    "failed is for ever": (Clocked("failed", threshold=5), None, "failed"),
    "cancelled is for ever": (Clocked("cancelled"), None, "cancelled"),
    "halted stands still": (Clocked("halted"), None, "halted"),
}


@pytest.mark.parametrize("case", LIVES)
def test_next_state(case: str) -> None:
    call, moment, state = LIVES[case]
    assert next_moment(call) == moment
    assert state_after(call) == state


JOINING = {
    "until the end": (None, END, START),
    "until a moment before the start": (NOW + HOUR, NOW + HOUR, NOW + HOUR),
    "until a moment within the window": (START + HOUR, START + HOUR, START),
    "never after the end": (END + HOUR, END, START),
}


@pytest.mark.parametrize("case", JOINING)
def test_last_moment_to_join(case: str) -> None:
    join_by, joinable_until, decided = JOINING[case]
    call = Clocked("gathering", threshold=5, join_by=join_by)
    assert last_join(call) == joinable_until
    assert decision(call) == decided


OFFERS = {
    "weeks ahead: a day": (30 * DAY, DAY),
    "two days ahead: a day": (2 * DAY, DAY),
    "a day ahead: half of it": (DAY, DAY // 2),
    "ten minutes ahead: half of them": (10 * MINUTE, 5 * MINUTE),
    "three minutes ahead: two": (3 * MINUTE, 2 * MINUTE),
    "a minute ahead: all that is left": (MINUTE, MINUTE),
    "at the last moment: nothing": (0, 0),
}


@pytest.mark.parametrize("case", OFFERS)
def test_offers_expire(case: str) -> None:
    left, kept = OFFERS[case]
    assert offer_expiry(NOW, NOW + left) == NOW + kept


CONDITIONS = {
    "nobody asks": (5, [], 0),
    "one asks for what is there": (5, [Asked(5, 1)], 5),
    "one counts himself": (4, [Asked(5, 1)], 5),
    "one asks for more": (4, [Asked(6, 1)], 0),
    "ten come if ten come": (0, [Asked(10, 10)], 10),
    "nine do not come if ten come": (0, [Asked(10, 9)], 0),
    "the modest bring the bold": (2, [Asked(3, 1), Asked(5, 2)], 5),
    "the modest come alone": (2, [Asked(3, 1), Asked(9, 2)], 3),
    "the bold bring the modest": (0, [Asked(3, 2), Asked(6, 4)], 6),
    "in no order": (2, [Asked(5, 2), Asked(3, 1)], 5),
}


@pytest.mark.parametrize("case", CONDITIONS)
def test_conditions(case: str) -> None:
    confirmed, asked, reached = CONDITIONS[case]
    assert met(confirmed, asked) == reached


LACKING = {
    "all of them": (0, 5, [Asked(5, 1)], 4),
    "those who ask for more do not count": (1, 5, [Asked(5, 1), Asked(8, 3)], 3),
    "those who ask for less count": (1, 5, [Asked(3, 1), Asked(5, 1)], 2),
    "none": (7, 5, [], 0),
}


@pytest.mark.parametrize("case", LACKING)
def test_missing_places(case: str) -> None:
    confirmed, needs, asked, lacking = LACKING[case]
    assert missing(confirmed, needs, asked) == lacking


SHOWN = {
    ("failed", "confirmed"): "void",
    ("cancelled", "waitlisted"): "void",
    ("cancelled", "offered"): "void",
    ("failed", "waiting"): "void",
    ("cancelled", "done"): "void",
    ("cancelled", "released"): "released",
    ("failed", "expired"): "expired",
    ("halted", "confirmed"): "confirmed",
    ("reported", "no_show"): "no_show",
    ("live", "done"): "done",
}


@pytest.mark.parametrize(("call_state", "own_state"), SHOWN)
def test_shown_state(call_state: str, own_state: str) -> None:
    assert shown_state(call_state, own_state) == SHOWN[call_state, own_state]


@pytest.mark.parametrize("state", CALL_STATES)
def test_every_state_has_its_answer(state: str) -> None:
    assert why_not(state).startswith("It ")


GOOD = Terms(START, END, None, None, None)
REFUSED = {
    "in the past": (GOOD._replace(starts_at=NOW - 2 * MINUTE), "starts_at"),
    "ends before it starts": (GOOD._replace(ends_at=START - 1), "ends_at"),
    "no time at all": (GOOD._replace(ends_at=START), "ends_at"),
    "over already": (GOOD._replace(starts_at=NOW - MINUTE, ends_at=NOW), "ends_at"),
    "far ahead": (GOOD._replace(starts_at=NOW + 731 * DAY, ends_at=NOW + 732 * DAY), "ends_at"),
    "too long": (GOOD._replace(ends_at=START + 31 * DAY + 1), "ends_at"),
    "joining has ended": (GOOD._replace(join_by=NOW), "join_by"),
    "joining after the end": (GOOD._replace(join_by=END + 1), "join_by"),
    "a crowd of one": (GOOD._replace(threshold=1), "threshold"),
    "a crowd of millions": (GOOD._replace(threshold=1_000_001), "threshold"),
    "more needed than fit": (GOOD._replace(threshold=6, capacity=5), "threshold"),
    "no place": (GOOD._replace(capacity=0), "cap"),
    "too many places": (GOOD._replace(capacity=1_000_001), "cap"),
    "no time to reach a threshold": (GOOD._replace(starts_at=NOW, threshold=5), "starts_at"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_terms_refused(case: str) -> None:
    terms, field = REFUSED[case]
    with pytest.raises(Invalid) as refused:
        check_terms(terms, NOW)
    assert refused.value.field == field


ALLOWED = {
    "plain": GOOD,
    "at once": GOOD._replace(starts_at=NOW - MINUTE),
    "a whole month": GOOD._replace(ends_at=START + 31 * DAY),
    "in two years": GOOD._replace(starts_at=NOW + 730 * DAY, ends_at=NOW + 731 * DAY),
    "joining until the end": GOOD._replace(join_by=END),
    "as many needed as fit": GOOD._replace(threshold=5, capacity=5),
    "a place for one": GOOD._replace(capacity=1),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_terms_allowed(case: str) -> None:
    check_terms(ALLOWED[case], NOW)


def test_kept_terms_may_lie_in_the_past() -> None:
    former = Terms(NOW - HOUR, END, NOW - 2 * HOUR, 5, None)
    check_terms(former._replace(ends_at=END + HOUR), NOW, former=former, tipped=True)


def test_fewer_places_than_once_were_needed() -> None:
    check_terms(GOOD._replace(threshold=5, capacity=4), NOW, former=GOOD._replace(threshold=5), tipped=True)


TOO_LATE = {
    "the start, once it has begun": (GOOD._replace(starts_at=START + 1), True, False, "starts_at"),
    "the threshold, once it has begun": (GOOD._replace(threshold=3), True, False, "threshold"),
    "the threshold, once it was reached": (GOOD._replace(threshold=3), False, True, "threshold"),
}


@pytest.mark.parametrize("case", TOO_LATE)
def test_changes_come_too_late(case: str) -> None:
    terms, live, tipped, field = TOO_LATE[case]
    with pytest.raises(Invalid) as refused:
        check_change(GOOD, terms, live=live, tipped=tipped)
    assert refused.value.field == field


def test_changes_in_time() -> None:
    check_change(GOOD, GOOD._replace(starts_at=START + 1, threshold=3), live=False, tipped=False)
    check_change(GOOD, GOOD._replace(ends_at=END + 1, capacity=9), live=True, tipped=True)
