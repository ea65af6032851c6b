"""Mastodon's Admin::Account: what staff see of an account and of the person behind it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account, Gathered
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.entities.role import Role, role_of
from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.accounts.queries.logins import AddressRow, LoginRow, addresses_of, logins_of
from goodmob.core.clock import iso
from goodmob.core.house import House


class AdminIp(Struct, frozen=True):
    """Mastodon's Admin::Ip: an address from which the person is signed in, and when it was used last."""

    ip: str
    used_at: str


class AdminAccount(Struct, frozen=True, kw_only=True):
    """An account as staff see it; who is behind an account of another server is not known here."""

    id: str
    username: str
    domain: str | None
    created_at: str
    email: str | None
    ip: str | None
    ips: Sequence[AdminIp]
    locale: str | None
    invite_request: str | None
    role: Role | None
    confirmed: bool
    approved: bool
    disabled: bool
    sensitized: bool
    silenced: bool
    suspended: bool
    account: Account
    created_by_application_id: str | UnsetType = UNSET
    invited_by_account_id: str | UnsetType = UNSET


async def show(house: House, ids: Collection[int]) -> list[AdminAccount]:
    """The accounts with these ids, in this order and however they stand; those that were deleted are left out."""
    rows = await accounts_by_id(house.db, ids)
    present = [rows[id_] for id_ in ids if id_ in rows and rows[id_].state != "deleted"]
    return await show_rows(house, present)


async def show_rows(house: House, rows: Sequence[AccountRow]) -> list[AdminAccount]:
    """As `show`, for accounts that were read already."""
    ids = [row.id for row in rows]
    accounts = await gather_accounts(house, ids)
    logins = await logins_of(house.db, ids)
    addresses = _by_account(await addresses_of(house.db, ids))
    return [
        _render(row, accounts, logins.get(row.id), addresses.get(row.id, ()))
        for row in rows
        if row.id in accounts.standings
    ]


def _by_account(rows: Sequence[AddressRow]) -> Mapping[int, Sequence[AdminIp]]:
    found: dict[int, list[AdminIp]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(AdminIp(row.address, iso(row.used_at)))
    return found


def _render(row: AccountRow, accounts: Gathered, login: LoginRow | None, ips: Sequence[AdminIp]) -> AdminAccount:
    return AdminAccount(
        id=str(row.id),
        username=row.username,
        domain=row.domain,
        created_at=iso(row.created_at),
        email=login.email if login else None,
        ip=ips[0].ip if ips else None,
        ips=ips,
        locale=login.locale if login else None,
        invite_request=(login.reason or None) if login else None,
        role=role_of(login.role) if login else None,
        confirmed=login is not None and login.confirmed_at is not None,
        approved=login is not None and login.approved_at is not None,
        disabled=login is not None and login.disabled_at is not None,
        sensitized=row.sensitized_at is not None,
        silenced=row.silenced_at is not None,
        suspended=row.state == "suspended",
        account=render_account(accounts, row.id),
        created_by_application_id=_id(login.application_id if login else None),
        invited_by_account_id=_id(login.invited_by if login else None),
    )


def _id(id_: int | None) -> str | UnsetType:
    return UNSET if id_ is None else str(id_)
