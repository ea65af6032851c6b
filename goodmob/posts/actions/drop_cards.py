"""Drop what is not needed of cards: cards of no post, days of long ago, and who linked to a page before today."""

from typing import Any

from sqlalchemy import BigInteger, Integer, bindparam, delete, exists, select

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, among, statement
from goodmob.media.actions.delete import drop_files
from goodmob.posts.queries.cards import cards_by_id
from goodmob.posts.rules.days import day_of
from goodmob.posts.tables.cards import card, card_day, card_day_account
from goodmob.posts.tables.posts import post

ROWS_AT_ONCE = 60
DAYS_KEPT = 7

_LIMIT = bindparam("limit", type_=Integer)
_DAY = bindparam("before_day", type_=Integer)
_NOW, _BORN = bindparam("now", type_=BigInteger), bindparam("born", type_=BigInteger)

UNUSED = statement(
    select(card.c.id, card.c.picture)
    .where(card.c.created_at < _BORN, card.c.next_at < _NOW, ~exists().where(post.c.card_id == card.c.id))
    .limit(_LIMIT),
    long=True,
)
# A post that wants the card meanwhile has moved its next_at.
DROP_CARDS = statement(delete(card).where(among(card.c.id, "ids"), card.c.next_at < _NOW))
DROP_DAYS_OF = tuple(
    statement(delete(table).where(among(table.c.card_id, "ids"))) for table in (card_day, card_day_account)
)
OLD_DAYS = statement(select(card_day.c.card_id).where(card_day.c.day < _DAY).limit(_LIMIT))
DROP_OLD_DAYS = statement(delete(card_day).where(card_day.c.day < _DAY, among(card_day.c.card_id, "ids")))
OLD_USERS = statement(select(card_day_account.c.card_id).where(card_day_account.c.day < _DAY).limit(_LIMIT))
DROP_USERS = statement(
    delete(card_day_account).where(card_day_account.c.day < _DAY, among(card_day_account.c.card_id, "ids"))
)


async def drop_unused_slice(tx: Transaction) -> bool:
    """Drops some cards that no post has, with their pictures; False when none was left.

    A refusal is remembered as long as it keeps the site from being asked again.
    """
    rows = await tx.all(UNUSED, now=tx.now, born=tx.now - DAY, limit=ROWS_AT_ONCE)
    ids = [row.id for row in rows]
    if not ids:
        return False

    await tx.run(DROP_CARDS, ids=ids, now=tx.now)
    wanted = await cards_by_id(tx, ids)
    for drop in DROP_DAYS_OF:
        await tx.run(drop, ids=[id_ for id_ in ids if id_ not in wanted])

    await drop_files(tx, [row.picture for row in rows if row.picture and row.id not in wanted])
    return True


async def forget_users_slice(tx: Transaction) -> bool:
    """Forgets of some pages who linked to them before today; False when none was left."""
    return await _drop(tx, OLD_USERS, DROP_USERS, day_of(tx.now))


async def forget_days_slice(tx: Transaction) -> bool:
    """Forgets of some pages how often they were linked to more than a week ago; False when none was left."""
    return await _drop(tx, OLD_DAYS, DROP_OLD_DAYS, day_of(tx.now) - DAYS_KEPT)


async def _drop(tx: Transaction, question: Statement[Any], drop: Statement[Any], day: int) -> bool:
    ids = list({row.card_id for row in await tx.all(question, before_day=day, limit=ROWS_AT_ONCE)})
    if ids:
        await tx.run(drop, before_day=day, ids=ids)
    return bool(ids)
