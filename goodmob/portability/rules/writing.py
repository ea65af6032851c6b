"""How CSV is written: as Mastodon does, line by line, so that nothing is ever held as a whole."""

import csv
import io
from collections.abc import Sequence


def csv_line(cells: Sequence[str]) -> bytes:
    """One line; cells are data and stay what they are, so that what was exported can be imported again."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue().encode()


def truth(value: bool) -> str:
    """True or false, as Mastodon spells it."""
    return "true" if value else "false"
