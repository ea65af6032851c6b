"""Who is a stranger to an account whose shield is up: neither tied to it before, nor ever spoken to."""

from collections.abc import Collection, Iterable

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at
from goodmob.posts.queries.mentions import posts_addressing
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.tables.posts import mention, post
from goodmob.social.queries.shields import ShieldRow, shield_of, shielded_from, tied_before

SPOKEN_TO = statement(
    select(mention.c.account_id)
    .join_from(mention, post, post.c.id == mention.c.post_id)
    .where(
        among(mention.c.account_id, "ids"),
        post.c.account_id == bindparam("account_id", type_=BigInteger),
        post.c.id < bindparam("before_id", type_=BigInteger),
    )
    .distinct()
)


async def keeping_off(reads: Reads, sender_id: int, ids: Collection[int], now: int) -> set[int]:
    """Of these accounts those whose shields keep the sender off."""
    raised = await shielded_from(reads, sender_id, ids, now)
    kept = set[int]()
    for account_id, raised_at in raised.items():
        if not await _spoken_to(reads, account_id, [sender_id], raised_at):
            kept.add(account_id)
    return kept


async def kept_off(reads: Reads, account_id: int, rows: Iterable[PostRow], now: int) -> set[int]:
    """Of these posts those that strangers turned to the account with since its shield was raised, which is up.

    They answer it, quote it, or name it. One query where no shield is up.
    """
    shield = await shield_of(reads, account_id, now)
    if shield is None:
        return set()
    since = id_at(shield.raised_at)
    later = [row for row in rows if row.id >= since and row.account_id != account_id]
    strangers = await _strangers(reads, shield, {row.account_id for row in later})
    theirs = [row for row in later if row.account_id in strangers]
    named = await posts_addressing(reads, account_id, [row.id for row in theirs])
    return {
        row.id
        for row in theirs
        if row.id in named or account_id in {row.in_reply_to_account_id, row.quote_of_account_id}
    }


async def _strangers(reads: Reads, shield: ShieldRow, ids: Collection[int]) -> set[int]:
    if not ids:
        return set()
    left = set(ids) - await tied_before(reads, shield, ids)
    return left - await _spoken_to(reads, shield.account_id, left, shield.raised_at) if left else left


async def _spoken_to(reads: Reads, account_id: int, ids: Collection[int], before: int) -> set[int]:
    about = {"account_id": account_id, "ids": list(ids), "before_id": id_at(before)}
    return {row.account_id for row in await reads.all(SPOKEN_TO, **about)}
