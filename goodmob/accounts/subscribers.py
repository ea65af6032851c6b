"""What follows from what happened to accounts: letters are sent, and what browsers hold open ends."""

from goodmob.accounts.actions.change_email import renew_link, wanted_email
from goodmob.accounts.actions.confirm_email import keep_link
from goodmob.accounts.actions.reset_password import keep_reset_link
from goodmob.accounts.entities.letters import (
    confirmation_letter,
    new_address_letter,
    new_password_letter,
    old_address_letter,
    reset_letter,
)
from goodmob.accounts.events import (
    AccountCreated,
    AccountDeleted,
    AccountMet,
    AccountSwitched,
    ConfirmationWanted,
    EmailChangeAsked,
    IpBlocksChanged,
    LockedOut,
    PasswordChanged,
    PasswordForgotten,
    ProfileChanged,
    SessionEnded,
)
from goodmob.accounts.jobs import OneAccount
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.people import person_by_id
from goodmob.accounts.shutting_out import shut_out_blocked
from goodmob.core import i18n
from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.secrets import new_secret

VERIFIED_AFTER = 5 * SECOND


async def send_confirmation(house: House, event: ConfirmationWanted) -> None:
    """A letter with the link that confirms the address; sent twice, only the newer link works."""
    secret = new_secret()
    waiting = await house.db.act(keep_link, event.person_id, secret)
    if waiting is None:
        return
    with i18n.spoken(waiting.locale):
        subject, text = confirmation_letter(house, waiting, secret)
    await house.mail.send(waiting.email, subject, text)


async def send_reset_link(house: House, event: PasswordForgotten) -> None:
    """A letter with the link to a new password; sent twice, only the newer link works."""
    secret = new_secret()
    known = await house.db.act(keep_reset_link, event.person_id, secret)
    if known is not None:
        with i18n.spoken(known.locale):
            subject, text = reset_letter(house, known, secret)
        await house.mail.send(known.email, subject, text)


async def send_change_letters(house: House, event: EmailChangeAsked) -> None:
    """A letter with a link to the address that somebody wants, and one to their old address that says so."""
    secret = new_secret()
    known = await house.db.act(renew_link, event.person_id, secret)
    if known is None:
        return
    wanted = await wanted_email(house.db, known.id, house.clock.now())
    if not wanted:
        return
    with i18n.spoken(known.locale):
        to_new, to_old = new_address_letter(house, known, secret), old_address_letter(house, known, wanted)
    await house.mail.send(wanted, *to_new)
    await house.mail.send(known.email, *to_old)


async def tell_of_new_password(house: House, event: PasswordChanged) -> None:
    """A letter says that the password was changed, for the case that it was somebody else."""
    known = await person_by_id(house.db, event.person_id)
    if known is not None:
        with i18n.spoken(known.locale):
            subject, text = new_password_letter(house, known)
        await house.mail.send(known.email, subject, text)


async def close_browsers(house: House, event: SessionEnded | AccountSwitched | PasswordChanged) -> None:
    """The open streams of the person's browsers end; those that are still signed in come back by themselves."""
    house.bus.publish(f"person:{event.person_id}:browsers", b"")


async def close_screens(house: House, event: AccountDeleted | LockedOut) -> None:
    """Whatever shows the account something ends: nobody is there any more who may see it."""
    house.bus.publish(f"account:{event.account_id}:closed", b"")


async def order_verifying(tx: Transaction, event: AccountCreated | AccountMet | ProfileChanged) -> None:
    """The pages that a profile names are asked whether they lead back to it, once for several changes."""
    row = await account_by_id(tx, event.account_id)
    if row is not None and row.state == "active" and row.fields != "[]":
        key = f"accounts.verify_links:{event.account_id}"
        payload = OneAccount(event.account_id)
        await tx.enqueue("accounts.verify_links", payload, run_at=tx.now + VERIFIED_AFTER, key=key)


async def heed_ip_blocks(house: House, event: IpBlocksChanged) -> None:
    """The blocked networks are read anew."""
    await shut_out_blocked(house)
