"""What follows when staff decided about an account: the person hears of it, by notice and by letter."""

from goodmob.accounts.events import AccountDeleted
from goodmob.accounts.queries.people import PersonRow, person_of
from goodmob.core import i18n
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.moderation.actions.sanction import forget_warnings
from goodmob.moderation.events import AccountWarned
from goodmob.moderation.queries.warnings import WarningRow, warnings_by_id
from goodmob.moderation.rules.sanctions import DISABLE, NONE, SENSITIVE, SILENCE, SUSPEND
from goodmob.notifications.actions.tell import tell

WARNING = "moderation_warning"
"""Mastodon's type of a notice that shows an AccountWarning."""


async def tell_of_warning(tx: Transaction, event: AccountWarned) -> None:
    """A notice for whoever is behind the account; Mastodon's notices of this type come from oneself."""
    account_id = event.account_id
    await tell(tx, [account_id], WARNING, from_account_id=account_id, cause_id=event.warning_id, post_id=None)


async def send_warning(house: House, event: AccountWarned) -> None:
    """A letter in the person's language; it also reaches who can no longer sign in to read the notice."""
    warning = (await warnings_by_id(house.db, [event.warning_id])).get(event.warning_id)
    person = await person_of(house.db, event.account_id)
    if warning is None or person is None or not person.email:
        return
    with i18n.spoken(person.locale):
        subject, text = _letter(house, person, warning)
    await house.mail.send(person.email, subject, text)


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nobody is left to whom the warnings were given."""
    await forget_warnings(tx, event.account_id)


def _letter(house: House, person: PersonRow, warning: WarningRow) -> tuple[str, str]:
    title, name = house.settings.title, person.username
    subject, meaning = _words(warning.action, name)
    base = house.settings.base_url
    paragraphs = [
        _("Hello @%(name)s,", name=name),
        _("those who look after %(title)s decided about your account:", title=title),
        meaning,
        warning.text,
        _("It is about these posts:") if warning.posts else "",
        "\n".join(f"{base}/@{name}/{post_id}" for post_id in warning.posts),
        _("If you think that this is a mistake, write to those who run the server: %(url)s", url=f"{base}/about"),
    ]
    return subject, "\n\n".join(filter(None, paragraphs))


def _words(action: str, name: str) -> tuple[str, str]:
    """The subject of the letter, and what the action means for whoever reads it."""
    return {
        NONE: (_("Warning for @%(name)s", name=name), _("This is a warning; your account stays as it is.")),
        SENSITIVE: (
            _("Your media is covered, @%(name)s", name=name),
            _("From now on all your pictures, videos and sounds are shown as sensitive."),
        ),
        DISABLE: (
            _("Your login is disabled, @%(name)s", name=name),
            _("You cannot use your account for now; others see it as before, and nothing of it was deleted."),
        ),
        SILENCE: (
            _("Your account is limited, @%(name)s", name=name),
            _("You can use it as before, but only those who follow you, or look for you, find what you post."),
        ),
        SUSPEND: (
            _("Your account is suspended, @%(name)s", name=name),
            _("You cannot use it any more, and nobody sees your profile or your posts."),
        ),
    }[action]
