"""Messages, and whom they reached."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, cast, func, select

from goodmob.broadcasts.tables import broadcast, broadcast_receipt
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement


class MessageRow(NamedTuple):
    """A message to all who take part in its subject; created_at in us."""

    id: int
    subject_id: int
    circumstance: str
    occasion: str
    type: str
    account_id: int
    post_id: int | None
    title: str
    path: str
    text: str
    state: str
    created_at: int


class ReceiptRow(NamedTuple):
    """That a message reached somebody: by which channels, and by e-mail as what (before the @) and when (us)."""

    broadcast_id: int
    account_id: int
    channels: str
    mail_id: str | None
    mailed_at: int | None
    created_at: int


class SaidSoFar(NamedTuple):
    """How much of one circumstance was said: in all, since a moment, and at which moment (us) the first since then."""

    total: int
    recent: int
    first_recent_at: int | None


_MESSAGES = select(*(broadcast.c[name] for name in MessageRow._fields))
_SUBJECT = broadcast.c.subject_id == bindparam("subject_id", type_=BigInteger)
_OF_KIND = broadcast.c.circumstance == bindparam("circumstance", type_=Text)
_SINCE = bindparam("since", type_=BigInteger)
_RECENT = broadcast.c.created_at > _SINCE
MESSAGES_BY_ID = statement(_MESSAGES.where(among(broadcast.c.id, "ids")), into=MessageRow)
LATEST = statement(
    _MESSAGES.where(_SUBJECT, among(broadcast.c.circumstance, "circumstances"))
    .order_by(broadcast.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    into=MessageRow,
)
ON_OCCASION = statement(
    _MESSAGES.where(_SUBJECT, _OF_KIND, broadcast.c.occasion == bindparam("occasion", type_=Text)), into=MessageRow
)
MESSAGES_PAGE = paged(_MESSAGES.where(_SUBJECT, _OF_KIND), broadcast.c.id, into=MessageRow)
SO_FAR = statement(
    select(
        func.count().label("total"),
        cast(func.count().filter(_RECENT), BigInteger).label("recent"),
        func.min(broadcast.c.created_at).filter(_RECENT).label("first_recent_at"),
    ).where(_SUBJECT, _OF_KIND),
    into=SaidSoFar,
)
RECEIPT = statement(
    select(*(broadcast_receipt.c[name] for name in ReceiptRow._fields)).where(
        broadcast_receipt.c.broadcast_id == bindparam("broadcast_id", type_=BigInteger),
        broadcast_receipt.c.account_id == bindparam("account_id", type_=BigInteger),
    ),
    into=ReceiptRow,
)


async def messages_by_id(reads: Reads, ids: Collection[int]) -> dict[int, MessageRow]:
    """Those of the messages that exist."""
    return {row.id: row for row in await reads.all(MESSAGES_BY_ID, ids=list(ids))} if ids else {}


async def latest_messages(
    reads: Reads, subject_id: int, circumstances: Collection[str], limit: int
) -> list[MessageRow]:
    """What was said last about the subject, of these circumstances, the newest first."""
    return await reads.all(LATEST, subject_id=subject_id, circumstances=list(circumstances), limit=limit)


async def message_on(reads: Reads, subject_id: int, circumstance: str, occasion: str) -> MessageRow | None:
    """What was said about the subject in this circumstance on that occasion; None where nothing was."""
    return await reads.one(ON_OCCASION, subject_id=subject_id, circumstance=circumstance, occasion=occasion)


async def messages_page(reads: Reads, subject_id: int, circumstance: str, window: Window) -> list[MessageRow]:
    """A page of what was said about the subject in this circumstance, the newest first."""
    return await page(reads, MESSAGES_PAGE, window, subject_id=subject_id, circumstance=circumstance)


async def said_so_far(reads: Reads, subject_id: int, circumstance: str, since: int) -> SaidSoFar:
    """How much was said about the subject in this circumstance, in all and since a moment (us)."""
    return await reads.one(SO_FAR, subject_id=subject_id, circumstance=circumstance, since=since) or SaidSoFar(
        0, 0, None
    )


async def receipt_of(reads: Reads, broadcast_id: int, account_id: int) -> ReceiptRow | None:
    """The receipt of the account, where the message reached it."""
    return await reads.one(RECEIPT, broadcast_id=broadcast_id, account_id=account_id)
