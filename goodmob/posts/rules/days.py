"""Days, by which is counted how often something is used."""

from goodmob.core.clock import DAY


def day_of(moment: int) -> int:
    """The day in UTC that holds the moment, in days since 1970."""
    return moment // DAY
