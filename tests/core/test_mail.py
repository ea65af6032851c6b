"""Mail: one letter to one address, over a real mail server or onto the console."""

import asyncio
import io
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from goodmob.core.clock import from_iso
from goodmob.core.mail import ConsoleMailer, MailError, SmtpMailer, mailer
from goodmob.core.settings import load

NOT_ONE_ADDRESS = [
    "",
    "ada",
    "ada@far.example, ben@far.example",
    "Ada <ada@far.example>",
    "ada@far.example\nBcc: ben@b.example",
]


class Noon:
    """A clock that stands still."""

    def now(self) -> int:
        return from_iso("2026-11-21T12:00:00Z")

    async def sleep_until(self, moment: int) -> None:
        raise AssertionError("mail does not wait")

    async def sleep(self, duration: int) -> None:
        raise AssertionError("mail does not wait")


class Box:
    """What a mail server was given."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        self.recipients += envelope.rcpt_tos
        self.letters.append(message_from_bytes(envelope.content, EmailMessage, policy=default))
        return "250 taken"

    def only_ben_with_password(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        known = LoginPassword(b"b@n", b"p:ss/word")
        return AuthResult(success=data == known, handled=False)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
async def post_office(box: Box) -> AsyncIterator[str]:
    def meet() -> SMTP:
        return SMTP(box, authenticator=box.only_ben_with_password, auth_require_tls=False)

    listening = await asyncio.get_running_loop().create_server(meet, "127.0.0.1", 0)
    yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    listening.close()


async def test_a_letter_arrives_as_written(box: Box, post_office: str) -> None:
    sender = SmtpMailer(f"smtp://{post_office}", "Goodmob <goodmob@here.example>", Noon())
    await sender.send("ada@far.example", "Grüße, Ada", "Bonjour 👋\nBen")

    letter = box.letters[0]
    assert box.recipients == ["ada@far.example"]
    assert (letter["From"], letter["Subject"]) == ("Goodmob <goodmob@here.example>", "Grüße, Ada")
    assert (letter["Date"], letter["Auto-Submitted"]) == ("Sat, 21 Nov 2026 12:00:00 +0000", "auto-generated")
    assert letter["Message-ID"].endswith("@here.example>")
    assert letter.get_content() == "Bonjour 👋\r\nBen\r\n"


async def test_a_letter_says_how_to_end_such_letters_and_keeps_its_id(box: Box, post_office: str) -> None:
    sender = SmtpMailer(f"smtp://{post_office}", "g@here.example", Noon())
    door, id_ = f"https://here.example/api/v1/mails/stop/{'x' * 90}", f"<broadcast.1.2.{'y' * 60}@here.example>"
    for _ in range(2):
        await sender.send("a@b.example", "s", "t", message_id=id_, unsubscribe=door)

    for letter in box.letters:
        assert letter["Message-ID"] == id_
        assert letter["List-Unsubscribe"] == f"<{door}>"
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert letter["Auto-Submitted"] == "auto-generated"


async def test_a_server_that_wants_a_password_gets_it(box: Box, post_office: str) -> None:
    await SmtpMailer(f"smtp://b%40n:p%3Ass%2Fword@{post_office}", "g@here.example", Noon()).send(
        "a@b.example", "s", "t"
    )

    assert len(box.letters) == 1


async def test_a_refused_letter_and_a_missing_server_are_told(post_office: str) -> None:
    for url in (f"smtp://ben:wrong@{post_office}", "smtp://127.0.0.1:9", f"smtp+starttls://{post_office}"):
        with pytest.raises(MailError):
            await SmtpMailer(url, "g@here.example", Noon()).send("ada@far.example", "subject", "text")


@pytest.mark.parametrize("to", NOT_ONE_ADDRESS)
async def test_a_letter_goes_to_exactly_one_address(to: str, box: Box, post_office: str) -> None:
    with pytest.raises(ValueError, match=r"address|linefeed|newline|header"):
        await SmtpMailer(f"smtp://{post_office}", "g@here.example", Noon()).send(to, "subject", "text")

    assert box.letters == []


async def test_a_subject_cannot_bring_headers_of_its_own(box: Box, post_office: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        await SmtpMailer(f"smtp://{post_office}", "g@here.example", Noon()).send("a@b.example", "s\r\nBcc: c@d.e", "t")

    assert box.letters == []


async def test_the_console_shows_the_letter() -> None:
    out = io.StringIO()
    await ConsoleMailer("g@here.example", Noon(), out).send(
        "ada@far.example", "Welcome", "Your link: https://x.example/1"
    )

    assert "To: ada@far.example\nSubject: Welcome\n\nYour link: https://x.example/1\n" in out.getvalue()


def test_the_settings_choose() -> None:
    assert isinstance(mailer(load({}), Noon()), ConsoleMailer)
    assert isinstance(mailer(load({"GOODMOB_MAIL": "console"}), Noon()), ConsoleMailer)
    assert isinstance(mailer(load({"GOODMOB_MAIL": "smtps://mail.example"}), Noon()), SmtpMailer)
