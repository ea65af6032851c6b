"""Lines that outlive a redirect, such as "Your profile is saved", carried in a cookie of the browser."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

import msgspec
from msgspec import Struct

MOST = 5
LONGEST_COOKIE = 3000


class Notice(Struct, frozen=True):
    """One line for the reader; kind is done, info or warn.

    see: the address of what it tells of. undo: where a form goes that takes it back. Both are paths of ours, or empty.
    """

    text: str
    kind: str = "done"
    see: str = ""
    undo: str = ""


def pack(notices: list[Notice]) -> str:
    """The notices as a cookie's value; those that would make it too long are left out."""
    for count in range(min(len(notices), MOST), 0, -1):
        value = urlsafe_b64encode(msgspec.json.encode(notices[:count])).decode()
        if len(value) <= LONGEST_COOKIE:
            return value
    return ""


def unpack(value: str) -> list[Notice]:
    """The notices of a cookie's value; none where it was tampered with beyond reading."""
    if not value or len(value) > LONGEST_COOKIE:
        return []
    try:
        notices = msgspec.json.decode(urlsafe_b64decode(value), type=list[Notice])[:MOST]
    except (NotBase64, ValueError, msgspec.DecodeError):
        return []
    return [one for one in notices if _is_path(one.see) and _is_path(one.undo)]


def _is_path(address: str) -> bool:
    return not address or (address.startswith("/") and not address.startswith(("//", "/\\")))
