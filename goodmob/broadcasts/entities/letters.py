"""Messages as letters, in the language of whoever gets them."""

from typing import NamedTuple

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.people import PersonRow
from goodmob.broadcasts.entities.tickets import ticket_for
from goodmob.broadcasts.queries.messages import MessageRow
from goodmob.broadcasts.rules.circumstances import ANNOUNCEMENT
from goodmob.core import i18n
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.core.text.plain import one_line
from goodmob.notifications.entities.fallback import NotificationFallback, fallbacks

DOOR = "/api/v1/mails/stop"
PAGE = "/mails/stop"
SETTINGS = "/settings/mails"
LONGEST_SUBJECT = 150


class Letter(NamedTuple):
    """What is written; unsubscribe is the address that ends such letters by a POST."""

    subject: str
    text: str
    unsubscribe: str


async def letter(house: House, message: MessageRow, person: PersonRow) -> Letter | None:
    """The letter; None where its author is gone, or nobody knows words for the notice."""
    words = (await fallbacks(house, person.account_id, [message.type])).get(message.type)
    authors = await show_accounts(house, [message.account_id])
    if words is None or not authors:
        return None
    ticket = ticket_for(house, person.account_id)
    before = i18n.current.set(i18n.choose(person.locale))
    try:
        name = authors[0].display_name or authors[0].username
        subject, said = _said(message, words, name)
        paragraphs = [
            _("Hello @%(name)s,", name=person.username),
            *said,
            f"{house.settings.base_url}{message.path}",
            "-- \n"
            + _(
                "You get this because you take part in “%(title)s” on %(site)s.",
                title=message.title,
                site=house.settings.title,
            ),
            _("Choose what comes by e-mail: %(url)s", url=f"{house.settings.base_url}{SETTINGS}"),
            _("No more such letters: %(url)s", url=f"{house.settings.base_url}{PAGE}/{ticket}"),
        ]
    finally:
        i18n.current.reset(before)
    text = "\n\n".join(part for part in paragraphs if part)
    return Letter(one_line(subject, LONGEST_SUBJECT), text, f"{house.settings.base_url}{DOOR}/{ticket}")


def _said(message: MessageRow, words: NotificationFallback, name: str) -> tuple[str, list[str]]:
    if message.circumstance == ANNOUNCEMENT:
        return message.title, [_("%(name)s tells everybody who takes part:", name=name), message.text]
    return f"{words.title}: {message.title}", [words.title, words.summary or "", message.text]
