"""A person gets a further account."""

from goodmob.accounts.actions.create_account import NewAccount, tie, write_account
from goodmob.accounts.actions.sign_up import Door
from goodmob.accounts.events import AccountCreated, PersonSignedUp
from goodmob.accounts.queries.accounts import is_taken
from goodmob.accounts.queries.ip_blocks import severity_at
from goodmob.accounts.queries.people import own_accounts, person_of
from goodmob.accounts.rules.addresses import NO_SIGN_UP
from goodmob.accounts.rules.faults import TAKEN, refuse, too_many
from goodmob.accounts.rules.names import username_faults
from goodmob.accounts.rules.roles import Permission, allows
from goodmob.core import bounds
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden, NotFound


async def add_account(tx: Transaction, account_id: int, username: str, door: Door) -> int:
    """Whoever acts for the account has another of this name; it waits where staff look at everybody who signs up.

    Faulty for the name, or where they have enough. Forbidden where nobody signs up and they do not look after people,
    nobody signs up from there, or staff limit an account of theirs. NotFound where nobody is behind the account.
    """
    behind = await person_of(tx, account_id)
    if behind is None:
        raise NotFound
    is_staff = allows(behind.role, Permission.MANAGE_USERS)
    severity = await severity_at(tx, door.address, tx.now) if door.address else ""
    own = await own_accounts(tx, behind.id)
    if (door.mode == "closed" and not is_staff) or severity in NO_SIGN_UP:
        raise Forbidden("Sign-up is closed")
    if any(row.state == "suspended" or row.silenced_at is not None for row in own):
        raise Forbidden("An account of yours is limited")
    faults = username_faults(username)
    if len(own) >= bounds.ACCOUNTS_OF_ONE:
        faults = [too_many(bounds.ACCOUNTS_OF_ONE)]
    refuse({"username": faults or [TAKEN] * await is_taken(tx, username)})

    waits = not is_staff and (door.mode == "approval" or bool(severity))
    new_id = tx.new_id()
    await write_account(tx, new_id, NewAccount(username, "", "person", "pending" if waits else "active"))
    await tie(tx, behind.id, new_id, is_main=False)

    await tx.announce(PersonSignedUp(person_id=behind.id, account_id=new_id))
    if not waits:
        await tx.announce(AccountCreated(account_id=new_id))
    return new_id
