"""What lists without cursors have in common: a limit and an offset that are moved inside their bounds."""

from msgspec import Struct

DEEPEST = 10_000


class OffsetParams(Struct, kw_only=True):
    """A part of a list; a params struct of such a list inherits from it."""

    limit: int | None = None
    offset: int = 0

    def part(self, default: int = 40, most: int = 80) -> tuple[int, int]:
        """The limit and the offset, moved inside their bounds."""
        limit = default if self.limit is None else max(1, min(abs(self.limit), most))
        return limit, max(0, min(self.offset, DEEPEST))
