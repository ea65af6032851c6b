"""Who an account is, by id, by name and by the beginning of a name."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, select

from goodmob.accounts.queries.bearing import ROLE_HERE
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.tables import account, account_count, person, person_account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.text.usernames import Handle


class AccountRow(NamedTuple):
    """An account with its counters; `role` is the one that counts in a local one, None where nobody is behind it."""

    id: int
    username: str
    domain: str | None
    handle: str
    kind: str
    state: str
    silenced_at: int | None
    sensitized_at: int | None
    display_name: str
    note: str
    note_html: str
    fields: str
    avatar: str | None
    avatar_static: str | None
    avatar_description: str
    header: str | None
    header_static: str | None
    header_description: str
    locked: bool
    discoverable: bool
    indexable: bool
    hide_collections: bool
    show_media: bool
    show_media_replies: bool
    show_featured: bool
    attribution_domains: str
    moved_to_id: int | None
    uri: str | None
    url: str | None
    version: int
    created_at: int
    followers: int
    following: int
    statuses: int
    follow_requests: int
    last_status_at: int | None
    role: str | None

    @property
    def pictures(self) -> frozenset[str]:
        """The keys of the files that show the account."""
        keys = (self.avatar, self.avatar_static, self.header, self.header_static)
        return frozenset(key for key in keys if key)


class Standing(NamedTuple):
    """What of an account changes without anybody rewriting its profile, and the version of that profile."""

    id: int
    version: int
    state: str
    silenced_at: int | None
    sensitized_at: int | None
    moved_to_id: int | None
    followers: int
    following: int
    statuses: int
    last_status_at: int | None


_COUNTS = ("followers", "following", "statuses", "follow_requests", "last_status_at")
ACCOUNTS = (
    select(
        *(account.c[name] for name in AccountRow._fields if name not in {*_COUNTS, "role"}),
        *(account_count.c[name] for name in _COUNTS),
        ROLE_HERE.label("role"),
    )
    .join(account_count, account_count.c.account_id == account.c.id)
    .outerjoin(person_account, person_account.c.account_id == account.c.id)
    .outerjoin(person, person.c.id == person_account.c.person_id)
)

STANDINGS = statement(
    select(
        *(account.c[name] for name in ("id", "version", "state", "silenced_at", "sensitized_at", "moved_to_id")),
        *(account_count.c[name] for name in ("followers", "following", "statuses", "last_status_at")),
    )
    .join(account_count, account_count.c.account_id == account.c.id)
    .where(among(account.c.id, "ids")),
    into=Standing,
)
BY_ID = statement(ACCOUNTS.where(among(account.c.id, "ids")), into=AccountRow)
BY_HANDLE = statement(ACCOUNTS.where(among(account.c.handle, "handles")), into=AccountRow)
BY_PREFIX = statement(
    ACCOUNTS.where(
        account.c.handle >= bindparam("first"),
        account.c.handle < bindparam("beyond"),
        account.c.state == "active",
    )
    .order_by(account.c.handle)
    .limit(bindparam("limit", type_=Integer)),
    into=AccountRow,
)
HANDLE_TAKEN = statement(select(func.count(account.c.id).label("count")).where(account.c.handle == bindparam("handle")))

_LAST_CHARACTER = "\U0010ffff"


async def accounts_by_id(reads: Reads, ids: Collection[int]) -> dict[int, AccountRow]:
    """The accounts with these ids, whatever their state; ids that name nobody are left out."""
    rows = await reads.all(BY_ID, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def standings_of(reads: Reads, ids: Collection[int]) -> dict[int, Standing]:
    """How the accounts with these ids stand; a quarter of what their rows cost, for whoever keeps what was rendered."""
    rows = await reads.all(STANDINGS, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def account_by_id(reads: Reads, account_id: int) -> AccountRow | None:
    """The account with this id, whatever its state."""
    return (await accounts_by_id(reads, [account_id])).get(account_id)


async def accounts_by_handles(
    reads: Reads, handles: Iterable[tuple[str, str | None]]
) -> dict[tuple[str, str | None], AccountRow]:
    """The accounts with these names (username, domain or None for local), under the names as they were given."""
    keys = {(username, domain): Handle(username, domain).key for username, domain in handles}
    rows = await reads.all(BY_HANDLE, handles=sorted(set(keys.values()))) if keys else []
    found = {row.handle: row for row in rows}
    return {name: found[key] for name, key in keys.items() if key in found}


async def account_by_handle(reads: Reads, username: str, domain: str | None = None) -> AccountRow | None:
    """The account with this name, local without a domain, whatever its state."""
    return (await accounts_by_handles(reads, [(username, domain)])).get((username, domain))


async def accounts_beginning(reads: Reads, prefix: str, *, limit: int) -> list[AccountRow]:
    """Active accounts whose full name begins like this, by the alphabet; those of closed servers are left out."""
    first = prefix.lower()
    rows = await reads.all(BY_PREFIX, first=first, beyond=first + _LAST_CHARACTER, limit=limit)
    closed = await closed_among(reads, (row.domain for row in rows))
    return [row for row in rows if row.domain not in closed]


async def accounts_named(reads: Reads, query: str, local_domain: str, *, limit: int) -> list[AccountRow]:
    """Active accounts whose full name begins like this; with our own domain written out, only the one that is meant."""
    name = query.strip().removeprefix("@").lower()
    local = name.removesuffix(f"@{local_domain}")
    if not local:
        return []
    if local == name:
        return await accounts_beginning(reads, name, limit=limit)
    row = await account_by_handle(reads, local)
    return [row] if row is not None and row.state == "active" else []


async def is_taken(reads: Reads, username: str) -> bool:
    """Whether a local account has, or had, this name."""
    return bool(await reads.value(HANDLE_TAKEN, handle=Handle(username).key))
