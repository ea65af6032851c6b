"""What follows from what happened to accounts: letters are sent, and what browsers hold open ends."""

from goodmob.accounts.actions.confirm_email import keep_link
from goodmob.accounts.events import (
    AccountDeleted,
    AccountSwitched,
    ConfirmationWanted,
    IpBlocksChanged,
    LockedOut,
    PasswordChanged,
    SessionEnded,
)
from goodmob.accounts.queries.people import PersonRow
from goodmob.accounts.shutting_out import shut_out_blocked
from goodmob.core import i18n
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.core.secrets import new_secret


async def send_confirmation(house: House, event: ConfirmationWanted) -> None:
    """A letter with the link that confirms the address; sent twice, only the newer link works."""
    secret = new_secret()
    waiting = await house.db.act(keep_link, event.person_id, secret)
    if waiting is None:
        return
    with i18n.spoken(waiting.locale):
        subject, text = _letter(house, waiting, secret)
    await house.mail.send(waiting.email, subject, text)


async def close_browsers(house: House, event: SessionEnded | AccountSwitched | PasswordChanged) -> None:
    """The open streams of the person's browsers end; those that are still signed in come back by themselves."""
    house.bus.publish(f"person:{event.person_id}:browsers", b"")


async def close_screens(house: House, event: AccountDeleted | LockedOut) -> None:
    """Whatever shows the account something ends: nobody is there any more who may see it."""
    house.bus.publish(f"account:{event.account_id}:closed", b"")


async def heed_ip_blocks(house: House, event: IpBlocksChanged) -> None:
    """The blocked networks are read anew."""
    await shut_out_blocked(house)


def _letter(house: House, waiting: PersonRow, secret: str) -> tuple[str, str]:
    title = house.settings.title
    link = f"{house.settings.base_url}/auth/confirm/{secret}"
    paragraphs = (
        _("Hello @%(name)s,", name=waiting.username),
        _("please confirm that this is your address, so that you can begin on %(title)s:", title=title),
        link,
        _("The link is good for three days. If you did not sign up, you need not do anything."),
    )
    return _("Confirm your address for %(title)s", title=title), "\n\n".join(paragraphs)
