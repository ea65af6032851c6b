"""Who looks after this server."""

from sqlalchemy import select

from goodmob.accounts.rules.roles import ROLES, Permission, allows
from goodmob.accounts.tables import account, person, person_account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

STAFF = statement(
    select(person_account.c.account_id)
    .join(person, person.c.id == person_account.c.person_id)
    .join(account, account.c.id == person_account.c.account_id)
    .where(among(person.c.role, "roles"), account.c.state == "active")
    .order_by(person_account.c.account_id)
)


async def staff_accounts(reads: Reads) -> list[int]:
    """The accounts of moderators, admins and owners."""
    return [row.account_id for row in await reads.all(STAFF, roles=["moderator", "admin", "owner"])]


async def accounts_that_may(reads: Reads, permission: Permission) -> list[int]:
    """The accounts in good standing whose role has the permission, in order."""
    roles = [name for name in ROLES if allows(name, permission)]
    return [row.account_id for row in await reads.all(STAFF, roles=roles)]
