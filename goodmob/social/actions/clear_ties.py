"""End everything between a deleted account and others, a slice at a time."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Table, bindparam, delete, or_, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, statement
from goodmob.social.actions.unfollow import sever
from goodmob.social.events import ListChanged, Unfollowed
from goodmob.social.rules.ties import CLEARED_AT_ONCE
from goodmob.social.tables.collections import collection, collection_item
from goodmob.social.tables.filters import account_filter, filter_keyword, filter_status
from goodmob.social.tables.lists import account_list, account_list_member
from goodmob.social.tables.severed import severed_tie
from goodmob.social.tables.ties import account_note, block, domain_block, follow, follow_request, mute

_GONE = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)


FOLLOWS_WITH = statement(
    select(follow.c.follower_id, follow.c.target_id, follow.c.uri)
    .where(or_(follow.c.follower_id == _GONE, follow.c.target_id == _GONE))
    .limit(_LIMIT)
)
REQUESTS_WITH = statement(
    select(follow_request.c.follower_id, follow_request.c.target_id)
    .where(or_(follow_request.c.follower_id == _GONE, follow_request.c.target_id == _GONE))
    .limit(_LIMIT)
)
LISTS_TOUCHED = statement(
    select(account_list.c.id, account_list.c.owner_id)
    .select_from(account_list_member.join(account_list, account_list.c.id == account_list_member.c.list_id))
    .where(account_list_member.c.account_id == _GONE)
    .limit(_LIMIT)
)
LEAVE_LIST = statement(
    delete(account_list_member).where(
        account_list_member.c.account_id == _GONE,
        account_list_member.c.list_id == bindparam("list_id", type_=BigInteger),
    )
)


def _some_of(table: Table, mine: ColumnElement[bool]) -> Statement[Any]:
    some = select(table.c.id).where(mine).limit(_LIMIT)
    # Said twice, because the ids of list members have no index of their own.
    return statement(delete(table).where(mine, table.c.id.in_(some)))


_OWN_LISTS = select(account_list.c.id).where(account_list.c.owner_id == _GONE)
_OWN_COLLECTIONS = select(collection.c.id).where(collection.c.account_id == _GONE)
_OWN_FILTERS = select(account_filter.c.id).where(account_filter.c.account_id == _GONE)

REST = (
    *(
        _some_of(pair, or_(pair.c.account_id == _GONE, pair.c.target_id == _GONE))
        for pair in (block, mute, account_note)
    ),
    _some_of(severed_tie, or_(severed_tie.c.account_id == _GONE, severed_tie.c.other_id == _GONE)),
    _some_of(domain_block, domain_block.c.account_id == _GONE),
    _some_of(account_list_member, account_list_member.c.list_id.in_(_OWN_LISTS)),
    _some_of(account_list, account_list.c.owner_id == _GONE),
    _some_of(collection_item, collection_item.c.collection_id.in_(_OWN_COLLECTIONS)),
    _some_of(collection_item, collection_item.c.account_id == _GONE),
    _some_of(collection, collection.c.account_id == _GONE),
    _some_of(filter_keyword, filter_keyword.c.filter_id.in_(_OWN_FILTERS)),
    _some_of(filter_status, filter_status.c.filter_id.in_(_OWN_FILTERS)),
    _some_of(account_filter, account_filter.c.account_id == _GONE),
)
"""Deletions of the quiet ties, which nobody is told of; what is in a list, a collection or a filter goes before it."""


async def clear_ties(tx: Transaction, account_id: int) -> bool:
    """Ends some of what ties the account to others; tells whether there may be more."""
    follows = await tx.all(FOLLOWS_WITH, account_id=account_id, limit=CLEARED_AT_ONCE)
    requests = await tx.all(REQUESTS_WITH, account_id=account_id, limit=CLEARED_AT_ONCE)
    lists = await tx.all(LISTS_TOUCHED, account_id=account_id, limit=CLEARED_AT_ONCE)

    for tie in (*follows, *requests):
        await sever(tx, tie.follower_id, tie.target_id)
    for touched in lists:
        await tx.run(LEAVE_LIST, account_id=account_id, list_id=touched.id)
    more = bool(follows or requests or lists)
    for ending in REST:
        more = more or bool(await tx.run(ending, account_id=account_id, limit=CLEARED_AT_ONCE))

    for tie in follows:
        await tx.announce(Unfollowed(tie.follower_id, tie.target_id, tie.uri))
    for touched in lists:
        await tx.announce(ListChanged(touched.id, touched.owner_id))
    return more
