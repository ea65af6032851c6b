"""Who looks after this server."""

from sqlalchemy import bindparam, select

from goodmob.accounts.rules.roles import ROLES, Permission, allows
from goodmob.accounts.tables import account, person, person_account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

ROLE_BEHIND = statement(
    select(person.c.role)
    .join(person_account, person_account.c.person_id == person.c.id)
    .where(person_account.c.account_id == bindparam("account_id"))
)
IS_MAIN = statement(select(person_account.c.main).where(person_account.c.account_id == bindparam("account_id")))
STAFF = statement(
    select(person_account.c.account_id)
    .join(person, person.c.id == person_account.c.person_id)
    .join(account, account.c.id == person_account.c.account_id)
    .where(among(person.c.role, "roles"), person_account.c.main, account.c.state == "active")
    .order_by(person_account.c.account_id)
)


async def staff_accounts(reads: Reads) -> list[int]:
    """The accounts of moderators, admins and owners."""
    return [row.account_id for row in await reads.all(STAFF, roles=["moderator", "admin", "owner"])]


async def accounts_that_may(reads: Reads, permission: Permission) -> list[int]:
    """The accounts in good standing whose role has the permission, in order."""
    roles = [name for name in ROLES if allows(name, permission)]
    return [row.account_id for row in await reads.all(STAFF, roles=roles)]


async def role_behind(reads: Reads, account_id: int) -> str | None:
    """The role of whoever acts for the account, even where it counts in another account of theirs alone."""
    role: str | None = await reads.value(ROLE_BEHIND, account_id=account_id)
    return role


async def is_main(reads: Reads, account_id: int) -> bool:
    """Whether the role of whoever acts for the account counts in it."""
    return bool(await reads.value(IS_MAIN, account_id=account_id))
