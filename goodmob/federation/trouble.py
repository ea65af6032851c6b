"""Why nothing could be had of another server, by what to do about it."""


class Unfetched(Exception):  # noqa: N818  that another server has nothing for us is no fault of the program
    """Base of all; the text says why, for the log."""


class Gone(Unfetched):
    """It is not there, or not any more: what is kept of it may go.

    is_for_good: its server says that it was there. Without that it may just be nothing for whoever asks.
    """

    def __init__(self, why: str = "", *, is_for_good: bool = False) -> None:
        super().__init__(why)
        self.is_for_good = is_for_good


class Passing(Unfetched):
    """The other server did not answer, or is busy; asking again later may help. `retry_after` in us, 0 unknown."""

    def __init__(self, why: str, retry_after: int = 0) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Untrusted(Unfetched):
    """It is not what its address says, or not to be asked for at all; asking again does not help."""
