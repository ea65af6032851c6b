"""Files of other servers: what is believed of them, under which keys they are shown, when they are asked for again."""

import re
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit

from goodmob.core.blobs import random_key
from goodmob.core.clock import DAY, HOUR, MINUTE
from goodmob.media.rules.limits import EMOJI_SIZE, FAR_PICTURE_BYTES, IMAGE_BYTES, MEGABYTE, PICTURE_SIZES
from goodmob.media.rules.shelves import FAR

Kind = Literal["attachment", "preview", "avatar", "header", "emoji", "card"]
Form = Literal["whole", "still"]

KEY = re.compile(rf"{FAR}/[0-9a-f]{{2}}/[0-9a-f]{{2}}/([0-9a-f]{{32}})\.(whole|still)")

LONGEST_URL = 2048
LONGEST_DESCRIPTION = 10_000
LONGEST_SIDE = 65_535
LONGEST_SECONDS = 7 * 24 * 3600

FAR_FILM_BYTES = 40 * MEGABYTE
"""A film of another server is held in memory while it comes."""

MOST_BYTES: dict[Kind, int] = {
    "attachment": IMAGE_BYTES,
    "preview": FAR_PICTURE_BYTES,
    "card": FAR_PICTURE_BYTES,
    "avatar": FAR_PICTURE_BYTES,
    "header": FAR_PICTURE_BYTES,
    "emoji": 2 * MEGABYTE,
}
MOVING_SIZE = (1280, 1280)
"""What a picture that moves is reduced to."""

SIZES: dict[Kind, tuple[int, int]] = {
    "attachment": MOVING_SIZE,
    "preview": MOVING_SIZE,
    "card": MOVING_SIZE,
    "avatar": PICTURE_SIZES["avatar"],
    "header": PICTURE_SIZES["header"],
    "emoji": EMOJI_SIZE,
}

LEASE = 2 * MINUTE
"""How long a file that is being brought belongs to the process that began."""

FIRST_WAIT, FIRST_WAIT_GONE, LONGEST_WAIT = 10 * MINUTE, DAY, 14 * DAY
USED_AGAIN = 6 * HOUR
"""That a file was used is noted no more often."""

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS})


def new_name() -> str:
    """A name nobody can guess, so that nobody learns here what others look at."""
    return random_key(FAR, "whole").rpartition("/")[2].partition(".")[0]


def key_of(name: str, form: Form) -> str:
    """The key under which a far file is shown; it looks like those of the files that lie here."""
    return f"{FAR}/{name[:2]}/{name[2:4]}/{name}.{form}"


def named_in(key: str) -> tuple[str, Form] | None:
    """The name and form that a key stands for; None where it is no key of a far file."""
    found = KEY.fullmatch(key)
    if found is None:
        return None
    return found[1], "whole" if found[2] == "whole" else "still"


def is_fetchable(url: str) -> bool:
    """Whether an address may be that of a file; the client that fetches it looks closer."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        len(url) <= LONGEST_URL
        and parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and "@" not in parts.netloc
    )


def rest_after(failures: int, status: int | None, asked: int, dice: float) -> int:
    """How long (us) a file is not asked for after so many failures in a row.

    status: of the answer, None where there was none. asked: what the other server asks for. dice: from 0 to 1, spreads
    the servers that failed together.
    """
    first = FIRST_WAIT_GONE if status in GONE else FIRST_WAIT
    rest = min(max(first << min(failures - 1, 12), asked), LONGEST_WAIT)
    return int(rest * (1 + dice / 2))
