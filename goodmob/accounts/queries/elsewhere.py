"""Accounts as other servers know them: by the address of their actor, with the inboxes where they are reached."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Select, Text, bindparam, func, select

from goodmob.accounts.rules.fields import unpack_texts
from goodmob.accounts.tables import account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.settings import Settings

ACTORS = "/ap/users/"
"""What the paths of our actors begin with; the id of the account follows."""

_BEYOND_IDS = 2**63


class FarRow(NamedTuple):
    """Somebody elsewhere, with the addresses of their actor; fetched_at in us."""

    id: int
    uri: str
    username: str
    domain: str
    handle: str
    state: str
    moved_to_id: int | None
    inbox: str | None
    shared_inbox: str | None
    followers_uri: str | None
    following_uri: str | None
    outbox: str | None
    featured_uri: str | None
    fetched_at: int | None


def _far() -> Select[*tuple[object, ...]]:
    return select(*(account.c[name] for name in FarRow._fields)).where(
        account.c.domain.is_not(None), account.c.uri.is_not(None)
    )


AT = statement(select(account.c.id).where(account.c.domain == bindparam("domain"), among(account.c.id, "ids")))
SOME_AT = statement(
    select(account.c.id)
    .where(account.c.domain == bindparam("domain"), account.c.id > bindparam("after", type_=BigInteger))
    .order_by(account.c.id)
    .limit(bindparam("limit", type_=Integer))
)
BY_URI = statement(_far().where(among(account.c.uri, "uris")), into=FarRow)
FAR_BY_ID = statement(_far().where(among(account.c.id, "ids")), into=FarRow)
URIS = statement(select(account.c.id, account.c.uri).where(among(account.c.id, "ids")))
LOCAL = statement(select(account.c.id).where(among(account.c.id, "ids"), account.c.domain.is_(None)))
SHARED_INBOXES = statement(
    select(func.coalesce(account.c.shared_inbox, account.c.inbox).label("inbox"))
    .where(among(account.c.id, "ids"), account.c.domain.is_not(None), account.c.state != "deleted")
    .distinct()
)
OWN_INBOXES = statement(
    select(account.c.inbox)
    .where(among(account.c.id, "ids"), account.c.domain.is_not(None), account.c.state != "deleted")
    .distinct()
)
ALIASES = statement(select(account.c.aliases).where(account.c.id == bindparam("account_id")))

EVERY_INBOX = statement(
    select(func.coalesce(account.c.shared_inbox, account.c.inbox).label("inbox"))
    .where(
        account.c.domain.is_not(None),
        account.c.state != "deleted",
        func.coalesce(account.c.shared_inbox, account.c.inbox) > bindparam("after", type_=Text),
    )
    .distinct()
    .order_by("inbox")
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)


async def living_at(reads: Reads, domain: str, ids: Collection[int]) -> set[int]:
    """Of these accounts those that live on that server."""
    return {row.id for row in await reads.all(AT, domain=domain, ids=list(ids))} if ids else set()


async def some_at(reads: Reads, domain: str, *, after: int, limit: int) -> list[int]:
    """A slice of the accounts that live on that server, by their ids, beyond `after`."""
    return [row.id for row in await reads.all(SOME_AT, domain=domain, after=after, limit=limit)]


def actor_uri(settings: Settings, account_id: int) -> str:
    """The id of the actor of an account of this server; it never changes."""
    return f"{settings.base_url}{ACTORS}{account_id}"


def id_in(settings: Settings, uri: str) -> int | None:
    """The number in the address of an actor of this server, which need not exist; None for every other address."""
    number = uri.removeprefix(f"{settings.base_url}{ACTORS}")
    is_number = number != uri and len(number) < 20 and number.isascii() and number.isdigit() and number[0] != "0"
    return int(number) if is_number and int(number) < _BEYOND_IDS else None


async def local_ids_by_uri(reads: Reads, settings: Settings, uris: Collection[str]) -> dict[str, int]:
    """The accounts of this server whose actors have these addresses, whatever their state."""
    named = {uri: number for uri in uris if (number := id_in(settings, uri)) is not None}
    if not named:
        return {}
    there = {row.id for row in await reads.all(LOCAL, ids=sorted(set(named.values())))}
    return {uri: number for uri, number in named.items() if number in there}


async def ids_by_uri(reads: Reads, uris: Collection[str]) -> dict[str, int]:
    """The accounts of other servers whose actors have these addresses; unknown addresses are left out."""
    return {row.uri: row.id for row in await reads.all(BY_URI, uris=sorted(set(uris)))} if uris else {}


async def far_account_by_uri(reads: Reads, uri: str) -> FarRow | None:
    """The account of another server whose actor has this address, whatever its state."""
    return await reads.one(BY_URI, uris=[uri])


async def far_accounts(reads: Reads, ids: Collection[int]) -> dict[int, FarRow]:
    """Those of the accounts that live elsewhere, with the addresses of their actors."""
    rows = await reads.all(FAR_BY_ID, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def inboxes_of(reads: Reads, account_ids: Collection[int], shared: bool = True) -> list[str]:
    """Where those of the accounts that live elsewhere are reached, each address once; of a server the shared one."""
    asked = SHARED_INBOXES if shared else OWN_INBOXES
    rows = await reads.all(asked, ids=list(account_ids)) if account_ids else []
    return sorted(row.inbox for row in rows if row.inbox)


async def every_inbox(reads: Reads, *, after: str, limit: int) -> list[str]:
    """A slice of the inboxes of all servers that are known, beyond `after` in the order of their addresses."""
    return [row.inbox for row in await reads.all(EVERY_INBOX, after=after, limit=limit)]


async def uris_of(settings: Settings, reads: Reads, ids: Collection[int]) -> dict[int, str]:
    """The addresses of the actors of these accounts, ours and others'."""
    rows = await reads.all(URIS, ids=list(ids)) if ids else []
    return {row.id: row.uri or actor_uri(settings, row.id) for row in rows}


async def aliases_of(reads: Reads, account_id: int) -> list[str]:
    """The actors that the account says it is also known as, in its order."""
    packed: str | None = await reads.value(ALIASES, account_id=account_id)
    return list(unpack_texts(packed)) if packed else []
