"""How long others are waited for, how many are visited in a second, and what is done side by side."""

import asyncio

import pytest

from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.federation.jobs.streams import in_streams
from goodmob.federation.rules.patience import bring_again_after, probed_after, read_again_after, rest_after
from goodmob.federation.rules.window import moment_of

NOW = 1_700_000_000 * SECOND


@pytest.mark.parametrize(
    ("failures", "rest"),
    [(0, 15 * SECOND), (1, MINUTE), (2, 4 * MINUTE), (3, 16 * MINUTE), (4, 64 * MINUTE), (5, 256 * MINUTE)],
)
def test_a_silent_server_is_left_alone_for_longer_and_longer(failures: int, rest: int) -> None:
    stand = rest_after(NOW - HOUR, failures, NOW)

    assert rest * 3 // 4 <= stand.rests_until - NOW <= rest * 5 // 4
    assert (stand.failing_since, stand.failures, stand.parked_at) == (NOW - HOUR, failures + 1, None)


def test_a_server_never_rests_for_much_longer_than_six_hours() -> None:
    assert rest_after(NOW - DAY, 1_000, NOW).rests_until <= NOW + 6 * HOUR * 5 // 4


def test_the_wish_of_a_server_is_heeded_within_a_day() -> None:
    assert rest_after(None, 0, NOW, 2 * HOUR).rests_until == NOW + 2 * HOUR
    assert rest_after(None, 0, NOW, 900 * DAY).rests_until == NOW + DAY


def test_a_server_that_was_silent_for_seven_days_is_given_up() -> None:
    assert rest_after(NOW - 7 * DAY + 1, 30, NOW).parked_at is None
    assert rest_after(NOW - 7 * DAY, 30, NOW).parked_at == NOW


def test_a_server_that_was_given_up_is_asked_seldom_and_for_ever() -> None:
    for gone, wait in ((HOUR, DAY), (10 * DAY, 5 * DAY), (900 * DAY, 14 * DAY)):
        assert wait * 3 // 4 <= probed_after(NOW - gone, NOW) - NOW <= wait * 5 // 4


def test_what_failed_together_does_not_come_back_together() -> None:
    assert len({rest_after(NOW, 3, NOW).rests_until for _ in range(50)}) > 40


def test_sixteen_deliveries_take_days_and_ten_readings_one() -> None:
    assert DAY < sum(bring_again_after(attempt) for attempt in range(1, 16)) < 4 * DAY
    assert DAY // 4 < sum(read_again_after(attempt) for attempt in range(1, 10)) < 2 * DAY


@pytest.mark.parametrize(
    ("position", "later"),
    [(0, 0), (199, 0), (200, 0), (260, SECOND), (3_800, MINUTE), (20_000, 330 * SECOND)],
)
def test_many_servers_are_visited_over_minutes(position: int, later: int) -> None:
    assert moment_of(position, NOW) - NOW == later


def test_no_second_sees_more_than_sixty_visits_after_the_first_two_hundred() -> None:
    seconds = [(moment_of(position, 0) // SECOND) for position in range(200, 20_000)]

    assert max(seconds.count(second) for second in set(seconds)) == 60


async def test_what_one_person_does_stays_in_order_and_others_go_beside() -> None:
    done: list[tuple[str, int]] = []
    running = most = 0

    async def do(item: tuple[str, int]) -> tuple[str, int]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        done.append(item)
        return item

    items = [(name, number) for number in range(20) for name in "abcdefgh"]
    results = await in_streams(items, lambda item: item[0], 3, do)

    assert sorted(results) == sorted(items) == sorted(done)
    for name in "abcdefgh":
        assert [number for who, number in done if who == name] == list(range(20))
    assert 1 < most <= 3
