"""The roll of all accounts, for staff who look through it."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from msgspec import Struct
from sqlalchemy import BigInteger, Boolean, ColumnElement, Text, and_, bindparam, func, or_, select

from goodmob.accounts.queries.accounts import ACCOUNTS, AccountRow
from goodmob.accounts.queries.bearing import APPROVED_HERE, ROLE_HERE
from goodmob.accounts.rules.roles import ROLES, Permission, allows
from goodmob.accounts.tables import account, invite, person, session
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement


class Wanted(Struct, kw_only=True, frozen=True):
    """Which accounts: what is empty or None does not matter.

    username and email are beginnings, display_name is a part; ip is an address or a network. roles: their names.
    """

    origin: str = ""
    status: str = ""
    roles: Sequence[str] | None = None
    invited_by: int | None = None
    username: str = ""
    display_name: str = ""
    by_domain: str = ""
    email: str = ""
    ip: str = ""


def _text(name: str) -> ColumnElement[str]:
    return bindparam(name, type_=Text)


def _flag(name: str) -> ColumnElement[bool]:
    return bindparam(name, type_=Boolean)


def _like(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return or_(_text(name) == "", func.lower(column).like(_text(name), escape="\\"))


_STANDS = {
    "active": account.c.state == "active",
    "pending": and_(person.c.id.is_not(None), APPROVED_HERE.is_(None), account.c.state != "suspended"),
    "disabled": and_(person.c.disabled_at.is_not(None), account.c.state != "suspended"),
    "silenced": account.c.silenced_at.is_not(None),
    "suspended": account.c.state == "suspended",
    "sensitized": account.c.sensitized_at.is_not(None),
}
STATUSES = tuple(_STANDS)
"""How an account can stand; of several that are asked for the last counts."""

_INVITER = bindparam("invited_by", type_=BigInteger)
_INVITED = person.c.invite_id.in_(select(invite.c.id).where(invite.c.creator_id == _INVITER))
ROLL = paged(
    ACCOUNTS.where(
        account.c.state != "deleted",
        or_(_text("origin") != "local", account.c.domain.is_(None)),
        or_(_text("origin") != "remote", account.c.domain.is_not(None)),
        or_(_text("status") == "", *(and_(_text("status") == name, stands) for name, stands in _STANDS.items())),
        or_(~_flag("by_role"), among(ROLE_HERE, "roles")),
        or_(_INVITER == 0, _INVITED),
        _like(account.c.username, "username"),
        _like(account.c.display_name, "display_name"),
        _like(person.c.email, "email"),
        or_(_text("by_domain") == "", account.c.domain == _text("by_domain")),
        or_(~_flag("by_ip"), among(account.c.id, "ids")),
    ),
    account.c.id,
    into=AccountRow,
)
AT_ADDRESS = statement(
    select(session.c.account_id).distinct().where(session.c.address == bindparam("address")), long=True
)
EVERY_ADDRESS = statement(select(session.c.account_id, session.c.address).distinct(), long=True)


async def accounts_wanted(reads: Reads, window: Window, wanted: Wanted) -> list[AccountRow]:
    """A page of the accounts that staff look for, newest first, however they stand; looks through all."""
    return await page(
        reads,
        ROLL,
        window,
        origin=wanted.origin,
        status=wanted.status,
        by_role=wanted.roles is not None,
        roles=list(wanted.roles or ()),
        invited_by=wanted.invited_by or 0,
        username=_beginning(wanted.username.removeprefix("@")),
        display_name=f"%{_beginning(wanted.display_name)}" if wanted.display_name else "",
        email=_beginning(wanted.email),
        by_domain=wanted.by_domain.strip().lower(),
        by_ip=bool(wanted.ip),
        ids=await accounts_at(reads, wanted.ip) if wanted.ip else [],
    )


async def accounts_at(reads: Reads, ip: str) -> list[int]:
    """The accounts that are signed in from this address or network (10.0.0.0/8); nobody is at another text."""
    try:
        network = ip_network(ip.strip(), strict=False)
    except ValueError:
        return []
    if network.num_addresses == 1:
        return [row.account_id for row in await reads.all(AT_ADDRESS, address=str(network.network_address))]
    rows = await reads.all(EVERY_ADDRESS)
    return sorted({row.account_id for row in rows if row.address and ip_address(row.address) in network})


def roles_with(permission: Permission) -> list[str]:
    """The names of the roles that have the permission."""
    return [name for name in ROLES if allows(name, permission)]


def roles_by_id(ids: Sequence[int]) -> list[str]:
    """The names of the roles with these ids; ids that name none are left out."""
    return [name for name, rule in ROLES.items() if rule.id in ids]


def _beginning(text: str) -> str:
    escaped = text.strip().lower().replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return f"{escaped}%" if escaped else ""
