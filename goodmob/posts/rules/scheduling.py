"""When a post may appear that is written before its hour."""

from goodmob.core.clock import DAY, MINUTE, from_iso
from goodmob.core.errors import Invalid
from goodmob.posts.rules.refusals import RecordInvalid

SCHEDULE_AHEAD = 5 * MINUTE
SCHEDULED_A_DAY = 25
SCHEDULED_AT_ALL = 300


def moment_named(text: str) -> int:
    """The moment that a client sent as the time of a scheduled post; RecordInvalid where it is none."""
    try:
        return from_iso(text)
    except ValueError as error:
        raise RecordInvalid("scheduled_at") from error


def check_moment(scheduled_at: int, now: int) -> None:
    """Refuses (Invalid) a moment that is not at least five minutes and at most a hundred years ahead."""
    if scheduled_at < now + SCHEDULE_AHEAD:
        raise Invalid("scheduled_at", "date must be in the future, by five minutes at least")
    if scheduled_at > now + 36_525 * DAY:
        raise Invalid("scheduled_at", "is too far into the future")
