"""How orders and answers are told apart on a pipe: four bytes of length, then the message."""

from struct import Struct

_LENGTH = Struct(">I")
HEAD = _LENGTH.size
LONGEST = 1024 * 1024


def framed(message: bytes) -> bytes:
    """The message as it goes over the pipe."""
    return _LENGTH.pack(len(message)) + message


def length_of(head: bytes) -> int:
    """How many bytes follow these four."""
    length: int = _LENGTH.unpack(head)[0]
    return length
