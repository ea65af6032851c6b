"""A letter box in place of a mail server."""

from typing import NamedTuple


class Letter(NamedTuple):
    """One letter that was sent; message_id and unsubscribe are empty where the house leaves them to its mailer."""

    to: str
    subject: str
    text: str
    message_id: str = ""
    unsubscribe: str = ""


class Letters(list[Letter]):
    """Keeps every letter, in the order of sending."""

    async def send(self, to: str, subject: str, text: str, *, message_id: str = "", unsubscribe: str = "") -> None:
        """Keep the letter."""
        self.append(Letter(to, subject, text, message_id, unsubscribe))
