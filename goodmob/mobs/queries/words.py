"""What people will say when everybody says it."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.mobs.tables.mobs import mob_words


class WordsRow(NamedTuple):
    """The words of an account for a mob, for nobody else's eyes until then."""

    id: int
    mob_id: int
    account_id: int
    text: str
    visibility: str
    language: str | None
    created_at: int


_WORDS = select(*(mob_words.c[name] for name in WordsRow._fields))
_MOB = mob_words.c.mob_id == bindparam("mob_id", type_=BigInteger)
WORDS_OF = statement(
    _WORDS.where(_MOB, mob_words.c.account_id == bindparam("account_id", type_=BigInteger)), into=WordsRow
)
WORDS_BY_ID = statement(_WORDS.where(mob_words.c.id == bindparam("words_id", type_=BigInteger)), into=WordsRow)
WORDS_AFTER = statement(
    _WORDS.where(_MOB, mob_words.c.id > bindparam("after", type_=BigInteger))
    .order_by(mob_words.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=WordsRow,
)


async def words_of(reads: Reads, mob_id: int, account_id: int) -> WordsRow | None:
    """What the account left to be said; None where it left nothing, or it has been said."""
    return await reads.one(WORDS_OF, mob_id=mob_id, account_id=account_id)


async def words_by_id(reads: Reads, words_id: int) -> WordsRow | None:
    """The words, while they wait."""
    return await reads.one(WORDS_BY_ID, words_id=words_id)


async def words_after(reads: Reads, mob_id: int, after: int, limit: int) -> list[WordsRow]:
    """A slice of what waits to be said, beyond the id `after`."""
    return await reads.all(WORDS_AFTER, mob_id=mob_id, after=after, limit=limit)
