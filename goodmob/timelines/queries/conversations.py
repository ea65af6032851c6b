"""The direct conversations of accounts."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec
from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.timelines.tables import account_conversation, account_conversation_post

MOST_COUNTED = 99
"""How far unread conversations are counted for the frame of a page."""


class ConversationRow(NamedTuple):
    """A conversation as one account has it; participants is a JSON list of ids, the account's included."""

    id: int
    account_id: int
    participants: str
    last_post_id: int
    unread: bool

    @property
    def others(self) -> list[int]:
        """Everybody but the account; nobody where it speaks with itself."""
        return [id_ for id_ in msgspec.json.decode(self.participants, type=list[int]) if id_ != self.account_id]


class MessageRow(NamedTuple):
    """A direct post of a conversation."""

    id: int


_kept = account_conversation.c
_entry = account_conversation_post.c
_CONVERSATIONS = select(*(_kept[name] for name in ConversationRow._fields))
_MINE = _kept.account_id == bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)

CONVERSATIONS_PAGE = paged(_CONVERSATIONS.where(_MINE), _kept.last_post_id, into=ConversationRow)
CONVERSATION = statement(
    _CONVERSATIONS.where(_MINE, _kept.id == bindparam("conversation_id", type_=BigInteger)), into=ConversationRow
)
CONVERSATIONS_BY_ID = statement(_CONVERSATIONS.where(among(_kept.id, "ids")), into=ConversationRow)
SOME_OF = statement(_CONVERSATIONS.where(_MINE).limit(_LIMIT), into=ConversationRow)
UNREAD_AFTER = statement(
    _CONVERSATIONS.where(_MINE, _kept.unread, _kept.id > bindparam("after", type_=BigInteger))
    .order_by(_kept.id)
    .limit(_LIMIT),
    into=ConversationRow,
)
_UNREAD = select(_kept.id).where(_MINE, _kept.unread).limit(_LIMIT).subquery()
UNREAD = statement(select(func.count().label("unread")).select_from(_UNREAD))
HOLDING = statement(
    select(_entry.account_conversation_id.label("id"))
    .where(_entry.post_id == bindparam("post_id", type_=BigInteger))
    .order_by(_entry.account_conversation_id)
    .limit(_LIMIT)
)
LATEST_AMONG = statement(
    _CONVERSATIONS.where(_MINE, _kept.participants == bindparam("participants"))
    .order_by(_kept.last_post_id.desc())
    .limit(1),
    into=ConversationRow,
)
HOLDING_OWN = statement(
    select(_kept.id)
    .join(account_conversation_post, _entry.account_conversation_id == _kept.id)
    .where(_entry.post_id == bindparam("post_id", type_=BigInteger), _MINE)
)
MESSAGES_PAGE = paged(
    select(_entry.post_id.label("id")).where(
        _entry.account_conversation_id == bindparam("conversation_id", type_=BigInteger)
    ),
    _entry.post_id,
    into=MessageRow,
)
HOLDERS = statement(
    select(_kept.account_id)
    .join(account_conversation_post, _entry.account_conversation_id == _kept.id)
    .where(_entry.post_id == bindparam("post_id", type_=BigInteger))
)


async def conversations_page(reads: Reads, account_id: int, window: Window) -> list[ConversationRow]:
    """A page of the account's conversations by their last posts, newest first; the cursors are ids of posts."""
    return await page(reads, CONVERSATIONS_PAGE, window, account_id=account_id)


async def conversation_of(reads: Reads, account_id: int, conversation_id: int) -> ConversationRow | None:
    """The conversation, if it is this account's."""
    return await reads.one(CONVERSATION, account_id=account_id, conversation_id=conversation_id)


async def latest_among(reads: Reads, account_id: int, people: Collection[int]) -> ConversationRow | None:
    """The account's latest conversation among exactly these people and itself."""
    participants = msgspec.json.encode(sorted({account_id, *people})).decode()
    return await reads.one(LATEST_AMONG, account_id=account_id, participants=participants)


async def own_conversation_holding(reads: Reads, account_id: int, post_id: int) -> int | None:
    """The id of the account's conversation that the post is in."""
    found: int | None = await reads.value(HOLDING_OWN, account_id=account_id, post_id=post_id)
    return found


async def messages_page(reads: Reads, conversation_id: int, window: Window) -> list[MessageRow]:
    """A page of the posts of the conversation, newest first."""
    return await page(reads, MESSAGES_PAGE, window, conversation_id=conversation_id)


async def conversations_by_id(reads: Reads, ids: Collection[int]) -> list[ConversationRow]:
    """Those of the conversations that there still are."""
    return await reads.all(CONVERSATIONS_BY_ID, ids=list(ids)) if ids else []


async def some_conversations(reads: Reads, account_id: int, limit: int) -> list[ConversationRow]:
    """Any so many conversations of the account."""
    return await reads.all(SOME_OF, account_id=account_id, limit=limit)


async def unread_after(reads: Reads, account_id: int, after: int, limit: int) -> list[ConversationRow]:
    """The account's unread conversations with ids above this one, in the order of ids."""
    return await reads.all(UNREAD_AFTER, account_id=account_id, after=after, limit=limit)


async def unread_conversations(reads: Reads, account_id: int) -> int:
    """How many conversations the account has not read, counted up to MOST_COUNTED."""
    return int(await reads.value(UNREAD, account_id=account_id, limit=MOST_COUNTED))


async def conversations_holding(reads: Reads, post_id: int, limit: int) -> list[int]:
    """The ids of conversations that the post is in, of removed ones too, in their order."""
    return [row.id for row in await reads.all(HOLDING, post_id=post_id, limit=limit)]


async def accounts_holding(reads: Reads, post_id: int) -> set[int]:
    """The accounts in whose conversations the post is."""
    return {row.account_id for row in await reads.all(HOLDERS, post_id=post_id)}
