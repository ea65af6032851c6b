"""A letter box in place of a mail server."""

from typing import NamedTuple


class Letter(NamedTuple):
    """One letter that was sent."""

    to: str
    subject: str
    text: str


class Letters(list[Letter]):
    """Keeps every letter, in the order of sending."""

    async def send(self, to: str, subject: str, text: str) -> None:
        """Keep the letter."""
        self.append(Letter(to, subject, text))
