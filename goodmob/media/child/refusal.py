"""How code in the child says no."""


class Unusable(Exception):  # noqa: N818  files that cannot be used are foreseen
    """The file cannot be used; `reason` continues "The file …"."""

    def __init__(self, reason: str, cause: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.cause = cause
