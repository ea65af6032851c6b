"""What is wrong with the fields that somebody filled in, with the codes and words of Mastodon's API."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goodmob.core.errors import Refusal


class Fault(NamedTuple):
    """One thing wrong with a field; `message` continues the field's name and may speak of a %(number)s."""

    code: str
    message: str
    number: int = 0

    def said(self) -> str:
        """The message with its number."""
        return self.message % {"number": self.number}


BLANK = Fault("ERR_BLANK", "can't be blank")
TAKEN = Fault("ERR_TAKEN", "has already been taken")
RESERVED = Fault("ERR_RESERVED", "is reserved")
NOT_ACCEPTED = Fault("ERR_ACCEPTED", "must be accepted")
NOT_A_USERNAME = Fault("ERR_INVALID", "must contain only letters, numbers and underscores")
INVALID = Fault("ERR_INVALID", "is invalid")
WRONG = Fault("ERR_INVALID", "is not right")
BLOCKED = Fault("ERR_BLOCKED", "uses a disallowed e-mail provider")
NOT_A_DOMAIN = Fault("ERR_INVALID", "is not a valid domain name")
OWN_ADDRESS = Fault("ERR_INVALID", "holds the address that you come from")
NOT_INCLUDED = Fault("ERR_INCLUSION", "is not included in the list")


def too_long(most: int) -> Fault:
    """More characters than are accepted."""
    return Fault("ERR_TOO_LONG", "is too long (maximum is %(number)s characters)", most)


def too_short(least: int) -> Fault:
    """Fewer characters than are needed."""
    return Fault("ERR_TOO_SHORT", "is too short (minimum is %(number)s characters)", least)


def too_many(most: int) -> Fault:
    """More entries than are accepted."""
    return Fault("ERR_TOO_LONG", "has too many entries (maximum is %(number)s)", most)


class Faulty(Refusal):
    """Fields that cannot be accepted; `details` holds for each a list of {"error": code, "description": message}."""

    status = 422

    def __init__(self, faults: Mapping[str, Sequence[Fault]]) -> None:
        spoken = [
            f"{field.replace('_', ' ').capitalize()} {fault.said()}"
            for field, found in faults.items()
            for fault in found
        ]
        details = {
            field: [{"error": fault.code, "description": fault.said()} for fault in found]
            for field, found in faults.items()
        }
        super().__init__(f"Validation failed: {', '.join(spoken)}", field=next(iter(faults)), details=details)
        self.faults = faults


def refuse(faults: Mapping[str, Sequence[Fault]]) -> None:
    """Raise Faulty if any field has a fault."""
    if found := {field: list(given) for field, given in faults.items() if given}:
        raise Faulty(found)
