"""What lists without cursors have in common: a limit, and mostly an offset, that are moved inside their bounds."""

from msgspec import Struct

DEEPEST = 10_000


class LimitParams(Struct, kw_only=True):
    """The beginning of a list."""

    limit: int | None = None

    def most(self, default: int, most: int) -> int:
        """The limit, moved inside its bounds."""
        return default if self.limit is None else max(1, min(abs(self.limit), most))


class OffsetParams(LimitParams, kw_only=True):
    """A part of a list; a params struct of such a list inherits from it."""

    offset: int = 0

    def part(self, default: int = 40, most: int = 80) -> tuple[int, int]:
        """The limit and the offset, moved inside their bounds."""
        return self.most(default, most), max(0, min(self.offset, DEEPEST))
