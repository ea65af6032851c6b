"""Lists of accounts, and who is on them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, bindparam, func, literal, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.social.queries.follows import Edge
from goodmob.social.tables.lists import account_list, account_list_member


class ListRow(NamedTuple):
    """A list: its owner, its name, which replies it shows, and whether it takes its members out of home."""

    id: int
    owner_id: int
    title: str
    replies_policy: str
    exclusive: bool


class ListHolding(NamedTuple):
    """A list on which some account is, with the account."""

    account_id: int
    list_id: int
    owner_id: int
    replies_policy: str
    exclusive: bool


_LIST_COLUMNS = [account_list.c[name] for name in ListRow._fields]
_MEMBER = account_list_member.c

LIST_BY_ID = statement(select(*_LIST_COLUMNS).where(account_list.c.id == bindparam("list_id")), into=ListRow)
LISTS_OF = statement(
    select(*_LIST_COLUMNS).where(account_list.c.owner_id == bindparam("owner_id")).order_by(account_list.c.id),
    into=ListRow,
)
LISTS_WITH = statement(
    select(
        _MEMBER.account_id,
        account_list.c.id.label("list_id"),
        account_list.c.owner_id,
        account_list.c.replies_policy,
        account_list.c.exclusive,
    )
    .select_from(account_list_member.join(account_list, account_list.c.id == _MEMBER.list_id))
    .where(_MEMBER.account_id == bindparam("account_id")),
    into=ListHolding,
)
MEMBERS_AMONG = statement(
    select(_MEMBER.account_id).where(_MEMBER.list_id == bindparam("list_id"), among(_MEMBER.account_id, "ids"))
)
MEMBERS = statement(select(_MEMBER.account_id).where(_MEMBER.list_id == bindparam("list_id")))
MEMBERS_PAGE = paged(
    select(_MEMBER.id, _MEMBER.account_id).where(_MEMBER.list_id == bindparam("list_id")), _MEMBER.id, into=Edge
)
EXCLUSIVE_MEMBERS = statement(
    select(_MEMBER.account_id)
    .select_from(account_list_member.join(account_list, account_list.c.id == _MEMBER.list_id))
    .where(
        account_list.c.owner_id == bindparam("owner_id"),
        account_list.c.exclusive == literal(True, Boolean),
    )
)
HOW_MANY_LISTS = statement(
    select(func.count().label("lists")).where(account_list.c.owner_id == bindparam("owner_id", type_=BigInteger))
)


async def list_by_id(reads: Reads, list_id: int) -> ListRow | None:
    """The list with that id, whoever owns it: ask `permissions.own_list` for a person's own."""
    return await reads.one(LIST_BY_ID, list_id=list_id)


async def lists_of(reads: Reads, owner_id: int) -> list[ListRow]:
    """Every list of an account, oldest first."""
    return await reads.all(LISTS_OF, owner_id=owner_id)


async def how_many_lists(reads: Reads, owner_id: int) -> int:
    """How many lists an account has made."""
    return int(await reads.value(HOW_MANY_LISTS, owner_id=owner_id))


async def lists_with(reads: Reads, account_id: int) -> list[ListHolding]:
    """Every list, of anybody, on which the account is."""
    return await reads.all(LISTS_WITH, account_id=account_id)


async def members_of(reads: Reads, list_id: int) -> list[int]:
    """Every account on a list."""
    return [row.account_id for row in await reads.all(MEMBERS, list_id=list_id)]


async def members_among(reads: Reads, list_id: int, ids: Collection[int]) -> set[int]:
    """Of these accounts those that are on the list."""
    return {row.account_id for row in await reads.all(MEMBERS_AMONG, list_id=list_id, ids=list(ids))}


async def members_page(reads: Reads, list_id: int, window: Window) -> list[Edge]:
    """A page of the accounts on a list, latest addition first."""
    return await page(reads, MEMBERS_PAGE, window, list_id=list_id)


async def exclusive_members(reads: Reads, owner_id: int) -> frozenset[int]:
    """The accounts that the owner reads on an exclusive list only, so not at home."""
    return frozenset(row.account_id for row in await reads.all(EXCLUSIVE_MEMBERS, owner_id=owner_id))
