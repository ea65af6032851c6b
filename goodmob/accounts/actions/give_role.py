"""The operator gives somebody another role."""

from sqlalchemy import bindparam, update

from goodmob.accounts.events import ProfileChanged, RoleGiven
from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.accounts.queries.people import person_of
from goodmob.accounts.queries.staff import is_main
from goodmob.accounts.rules.faults import NOT_INCLUDED, refuse
from goodmob.accounts.rules.roles import GIVEN
from goodmob.accounts.tables import account, person
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, NotFound

GIVE = statement(update(person).values(role=bindparam("new_role")).where(person.c.id == bindparam("person_id")))
SHOW_ANEW = statement(
    update(account).values(version=account.c.version + 1).where(account.c.id == bindparam("account_id"))
)


async def give_role(tx: Transaction, username: str, role: str) -> None:
    """The person has this role from now on, in their main account.

    Faulty for a role that is not given, Forbidden for the owner's account and for those where no role counts.
    """
    refuse({"role": [] if role in GIVEN else [NOT_INCLUDED]})
    known = await account_by_handle(tx, username)
    behind = await person_of(tx, known.id) if known is not None else None
    if behind is None:
        raise NotFound(f"There is no account @{username} here")
    if not await is_main(tx, behind.account_id):
        raise Forbidden("This is a further account of somebody; roles are given to the first one")
    if behind.role == "owner":
        raise Forbidden("The owner stays the owner")
    if behind.role == role:
        return

    await tx.run(GIVE, person_id=behind.id, new_role=role)
    await tx.run(SHOW_ANEW, account_id=behind.account_id)
    details = {"from": behind.role, "to": role}
    await record(tx, actor_id=None, action="give_role", target=f"account:{behind.account_id}", details=details)

    await tx.announce(RoleGiven(behind.account_id))
    await tx.announce(ProfileChanged(behind.account_id))
