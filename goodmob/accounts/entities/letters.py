"""The letters about addresses and passwords, each a subject and a text in the language that is being spoken."""

from goodmob.accounts.queries.people import PersonRow
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _

Letter = tuple[str, str]


def confirmation_letter(house: House, waiting: PersonRow, secret: str) -> Letter:
    """To somebody who signed up, with the link that confirms their address."""
    title = house.settings.title
    return _("Confirm your address for %(title)s", title=title), _paragraphs(
        _("Hello @%(name)s,", name=waiting.username),
        _("please confirm that this is your address, so that you can begin on %(title)s:", title=title),
        f"{house.settings.base_url}/auth/confirm/{secret}",
        _("The link is good for three days. If you did not sign up, you need not do anything."),
    )


def reset_letter(house: House, known: PersonRow, secret: str) -> Letter:
    """To somebody who forgot their password, with the link to a new one."""
    title = house.settings.title
    return _("A new password for %(title)s", title=title), _paragraphs(
        _("Hello @%(name)s,", name=known.username),
        _("somebody asked for a new password for you on %(title)s. If it was you, choose one here:", title=title),
        f"{house.settings.base_url}/auth/password/{secret}",
        _("The link is good for one hour, and once. If it was not you, you need not do anything: your password stays."),
    )


def new_password_letter(house: House, known: PersonRow) -> Letter:
    """To somebody whose password was changed."""
    title = house.settings.title
    return _("Your password for %(title)s was changed", title=title), _paragraphs(
        _("Hello @%(name)s,", name=known.username),
        _("your password on %(title)s was changed just now, and every browser and app was signed out.", title=title),
        _("If it was not you, choose another one at once, by this page:"),
        f"{house.settings.base_url}/auth/password",
    )


def new_address_letter(house: House, known: PersonRow, secret: str) -> Letter:
    """To the address that somebody wants, with the link that confirms it."""
    title = house.settings.title
    return _("Confirm your new address for %(title)s", title=title), _paragraphs(
        _("Hello @%(name)s,", name=known.username),
        _("please confirm that this is your address, to sign in with it on %(title)s from now on:", title=title),
        f"{house.settings.base_url}/auth/confirm/{secret}",
        _("The link is good for three days. If you know nothing of this, you need not do anything."),
    )


def old_address_letter(house: House, known: PersonRow, wanted: str) -> Letter:
    """To the address that somebody had until now, with the one that they want."""
    title = house.settings.title
    return _("Another address for %(title)s", title=title), _paragraphs(
        _("Hello @%(name)s,", name=known.username),
        _(
            "somebody who knows your password on %(title)s wants letters to go to %(email)s from now on."
            " That happens once the link in a letter to that address is opened.",
            title=title,
            email=wanted,
        ),
        _("If it was not you, change your password at once. That stops it:"),
        f"{house.settings.base_url}/settings/password",
    )


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(texts)
