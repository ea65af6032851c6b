"""Base58 as Bitcoin writes it: the letters of Multikeys and proofs."""

_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_LONGEST = 200


def to_base58(data: bytes) -> str:
    """The letters for some bytes."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, value = divmod(number, 58)
        letters = _LETTERS[value] + letters
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + letters


def from_base58(text: str) -> bytes | None:
    """The bytes that letters stand for; None where one is no such letter, or there are too many."""
    if len(text) > _LONGEST or any(letter not in _VALUES for letter in text):
        return None
    number = 0
    for letter in text:
        number = number * 58 + _VALUES[letter]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)
