"""Mail that leaves the house."""

import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from goodmob.core.clock import Clock
    from goodmob.core.settings import Settings

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SECONDS = 20.0
UNSUBSCRIBE = "List-Unsubscribe"


class MailError(Exception):
    """The mail server could not be reached or refused the letter; sending it later may help."""


class Heading(NamedTuple):
    """What stands above a letter; message_id and unsubscribe as `Mailer.send` takes them."""

    sender: str
    to: str
    subject: str
    message_id: str = ""
    unsubscribe: str = ""


class Mailer(Protocol):
    """Sends plain letters, each to one address."""

    async def send(self, to: str, subject: str, text: str, *, message_id: str = "", unsubscribe: str = "") -> None:
        """Hand the letter over. MailError where that fails, ValueError where `to` is not exactly one address.

        message_id: "<…@…>", for a letter that may be sent twice and should be seen as one; else one is made.
        unsubscribe: the address that ends such letters by a POST (RFC 8058).
        """
        ...


class ConsoleMailer:
    """Prints letters instead of sending them; for trying Goodmob out."""

    def __init__(self, sender: str, clock: "Clock", out: TextIO | None = None) -> None:
        self._sender = sender
        self._clock = clock
        self._out = out

    async def send(self, to: str, subject: str, text: str, *, message_id: str = "", unsubscribe: str = "") -> None:
        """Print the letter."""
        heading = Heading(self._sender, to, subject, message_id, unsubscribe)
        letter = written(heading, text, self._clock.now())
        head = "\n".join(f"{name}: {letter[name]}" for name in ("To", "Subject"))
        print(f"\n{head}\n\n{text}\n", file=self._out or sys.stdout, flush=True)


class SmtpMailer:
    """Hands letters to a mail server: smtp://, smtp+starttls:// or smtps://, with user:password@ where it wants one."""

    def __init__(self, url: str, sender: str, clock: "Clock") -> None:
        self._server = urlsplit(url)
        self._sender = sender
        self._clock = clock

    async def send(self, to: str, subject: str, text: str, *, message_id: str = "", unsubscribe: str = "") -> None:
        """Hand the letter over on a connection of its own, within 20 seconds for each step."""
        import aiosmtplib

        server = self._server
        heading = Heading(self._sender, to, subject, message_id, unsubscribe)
        letter = written(heading, text, self._clock.now())
        try:
            await aiosmtplib.send(
                letter,
                recipients=[to],
                hostname=server.hostname,
                port=server.port or PORTS[server.scheme],
                username=unquote(server.username) if server.username else None,
                password=unquote(server.password) if server.password else None,
                use_tls=server.scheme == "smtps",
                start_tls=server.scheme == "smtp+starttls",
                local_hostname=_domain(self._sender),
                timeout=SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailError(f"{server.hostname} did not take the letter: {error}") from error


def mailer(settings: "Settings", clock: "Clock") -> Mailer:
    """The mailer that the settings ask for; letters are printed where none is configured."""
    if settings.mail in {"", "console"}:
        return ConsoleMailer(settings.mail_from, clock)
    return SmtpMailer(settings.mail, settings.mail_from, clock)


def written(heading: Heading, text: str, now: int) -> EmailMessage:
    """The letter with its headers; ValueError where `to` is not exactly one address or a header has a line break."""
    to, letter = heading.to, EmailMessage(policy=_POLICY)
    letter["From"] = heading.sender
    letter["To"] = to
    letter["Subject"] = heading.subject
    letter["Date"] = format_datetime(datetime.fromtimestamp(now / 1_000_000, UTC))
    letter["Message-ID"] = heading.message_id or make_msgid(domain=_domain(heading.sender))
    letter["Auto-Submitted"] = "auto-generated"
    if heading.unsubscribe:
        letter[UNSUBSCRIBE] = f"<{heading.unsubscribe}>"
        letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter.set_content(text)
    if [address.addr_spec for address in letter["To"].addresses] != [to] or "@" not in to.strip("@"):
        raise ValueError(f"{to!r} is not an e-mail address")
    return letter


class _Policy(EmailPolicy):
    """Leaves the address that unsubscribes in one piece, which would be folded into encoded words that nobody reads."""

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name == UNSUBSCRIBE else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii") if name == UNSUBSCRIBE else super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n")


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].rstrip(">")
