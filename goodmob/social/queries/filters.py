"""What people filter: their filters, the words in them and the single posts."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.filters import account_filter, filter_keyword, filter_status


class FilterRow(NamedTuple):
    """A filter: contexts is a JSON list, expires_at in us or None; version grows with every change in it."""

    id: int
    account_id: int
    title: str
    contexts: str
    action: str
    expires_at: int | None
    version: int


class KeywordRow(NamedTuple):
    """A word or phrase of a filter, found anywhere or between the borders of words only."""

    id: int
    filter_id: int
    keyword: str
    whole_word: bool


class FilteredPostRow(NamedTuple):
    """A single post in a filter."""

    id: int
    filter_id: int
    post_id: int


_FILTER, _KEYWORD, _POST = account_filter.c, filter_keyword.c, filter_status.c
_FILTERS = select(*(_FILTER[name] for name in FilterRow._fields))
_KEYWORDS = select(*(_KEYWORD[name] for name in KeywordRow._fields))
_POSTS = select(*(_POST[name] for name in FilteredPostRow._fields))
_ACCOUNT = bindparam("account_id", type_=BigInteger)

FILTERS_OF = statement(_FILTERS.where(_FILTER.account_id == _ACCOUNT).order_by(_FILTER.id), into=FilterRow)
FILTER_BY_ID = statement(_FILTERS.where(_FILTER.id == bindparam("filter_id")), into=FilterRow)
FILTERERS_AMONG = statement(select(_FILTER.account_id).where(among(_FILTER.account_id, "ids")).distinct())
KEYWORDS_IN = statement(_KEYWORDS.where(among(_KEYWORD.filter_id, "ids")).order_by(_KEYWORD.id), into=KeywordRow)
KEYWORD_BY_ID = statement(_KEYWORDS.where(_KEYWORD.id == bindparam("keyword_id")), into=KeywordRow)
POSTS_IN = statement(_POSTS.where(among(_POST.filter_id, "ids")).order_by(_POST.id), into=FilteredPostRow)
FILTERED_POST_BY_ID = statement(_POSTS.where(_POST.id == bindparam("row_id")), into=FilteredPostRow)
HOW_MANY_FILTERS = statement(select(func.count().label("filters")).where(_FILTER.account_id == _ACCOUNT))
HOW_MANY_KEYWORDS = statement(
    select(func.count().label("keywords"))
    .select_from(filter_keyword.join(account_filter, _FILTER.id == _KEYWORD.filter_id))
    .where(_FILTER.account_id == _ACCOUNT)
)
HOW_MANY_POSTS = statement(
    select(func.count().label("posts"))
    .select_from(filter_status.join(account_filter, _FILTER.id == _POST.filter_id))
    .where(_FILTER.account_id == _ACCOUNT)
)


async def filters_of(reads: Reads, account_id: int) -> list[FilterRow]:
    """Every filter of an account, oldest first, those that are over included."""
    return await reads.all(FILTERS_OF, account_id=account_id)


async def filter_by_id(reads: Reads, filter_id: int) -> FilterRow | None:
    """The filter with that id, whoever owns it: ask `permissions.own_filter` for a person's own."""
    return await reads.one(FILTER_BY_ID, filter_id=filter_id)


async def filterers_among(reads: Reads, account_ids: Collection[int]) -> set[int]:
    """Of these accounts those that have filters."""
    return {row.account_id for row in await reads.all(FILTERERS_AMONG, ids=list(account_ids))} if account_ids else set()


async def keywords_in(reads: Reads, filter_ids: Collection[int]) -> list[KeywordRow]:
    """The words of these filters, oldest first."""
    return await reads.all(KEYWORDS_IN, ids=list(filter_ids)) if filter_ids else []


async def keyword_by_id(reads: Reads, keyword_id: int) -> KeywordRow | None:
    """The word with that id, whoever owns it: ask `permissions.own_keyword` for a person's own."""
    return await reads.one(KEYWORD_BY_ID, keyword_id=keyword_id)


async def filtered_posts_in(reads: Reads, filter_ids: Collection[int]) -> list[FilteredPostRow]:
    """The single posts in these filters, oldest entry first."""
    return await reads.all(POSTS_IN, ids=list(filter_ids)) if filter_ids else []


async def filtered_post_by_id(reads: Reads, row_id: int) -> FilteredPostRow | None:
    """The entry with that id, whoever owns it: ask `permissions.own_filtered_post` for a person's own."""
    return await reads.one(FILTERED_POST_BY_ID, row_id=row_id)


async def how_many_filters(reads: Reads, account_id: int) -> int:
    """How many filters an account has."""
    return int(await reads.value(HOW_MANY_FILTERS, account_id=account_id))


async def how_many_keywords(reads: Reads, account_id: int) -> int:
    """How many words an account has in all its filters."""
    return int(await reads.value(HOW_MANY_KEYWORDS, account_id=account_id))


async def how_many_filtered_posts(reads: Reads, account_id: int) -> int:
    """How many single posts an account has in all its filters."""
    return int(await reads.value(HOW_MANY_POSTS, account_id=account_id))
