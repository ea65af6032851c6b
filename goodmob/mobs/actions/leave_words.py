"""Leave the words that one says when everybody says it, or take them back."""

from typing import cast

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.people import posting_defaults
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.core.text.cleaning import clean_text, is_blank
from goodmob.core.text.language import language_of
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.words import words_of
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.replies import Visibility, narrower
from goodmob.mobs.rules.standing import COMMITTED
from goodmob.mobs.tables.mobs import mob_words
from goodmob.posts.actions.publish import Draft, check

SAID = "say"
SLICE = 100
_AHEAD = frozenset({"gathering", "tipped"})

ADD = statement(
    insert(mob_words).on_conflict_do_nothing(index_elements=[mob_words.c.mob_id, mob_words.c.account_id]).inline()
)
CHANGE = statement(
    update(mob_words)
    .where(mob_words.c.id == bindparam("words_id", type_=BigInteger))
    .values(
        text=bindparam("new_text", type_=Text),
        visibility=bindparam("new_visibility", type_=Text),
        language=bindparam("new_language", type_=Text),
    )
)
_MOB = mob_words.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
_ACCOUNT = mob_words.c.account_id == bindparam("of_account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
DROP = statement(delete(mob_words).where(_MOB, _ACCOUNT))
SOME_OF_MOB = statement(select(mob_words.c.id).where(_MOB).limit(_LIMIT))
SOME_OF_ACCOUNT = statement(select(mob_words.c.id).where(_ACCOUNT).limit(_LIMIT))
DROP_SOME = statement(delete(mob_words).where(among(mob_words.c.id, "ids")))


async def leave_words(
    tx: Transaction, settings: Settings, account_id: int, mob_id: int, text: str, visibility: Visibility | None
) -> None:
    """Keeps what the account says at the moment, instead of what it left before. Run it in the mob's lane.

    They are seen by as many as the account's posts and the mob are, at most. NotFound where it may not see the mob,
    Conflict where it is not in, for other kinds of mobs and once it has begun; Invalid where it could be no post.
    """
    mob = await seen_mob(tx, account_id, mob_id)
    usual = await posting_defaults(tx, account_id)
    wide = narrower(mob.visibility, visibility or usual.posting_privacy)
    if wide == "direct":
        raise Invalid("visibility", "must be wider than the people who are mentioned")
    said = clean_text(text)
    if is_blank(said):
        raise Invalid("text", "can't be blank")
    language = language_of(said, usual.posting_language or mob.language)
    await check(tx, settings, account_id, post_of(settings, mob, said, wide, language))
    await _check_waits(tx, mob, account_id)

    own = await words_of(tx, mob_id, account_id)
    if own is None:
        about = {"text": said, "visibility": wide, "language": language, "created_at": tx.now}
        await tx.run(ADD, id=tx.new_id(), mob_id=mob_id, account_id=account_id, **about)
    else:
        await tx.run(CHANGE, words_id=own.id, new_text=said, new_visibility=wide, new_language=language)


async def take_words_back(tx: Transaction, account_id: int, mob_id: int) -> None:
    """Forgets what the account left to be said, if it did."""
    await tx.run(DROP, of_mob_id=mob_id, of_account_id=account_id)


def post_of(settings: Settings, mob: MobRow, text: str, visibility: str, language: str | None) -> Draft:
    """The words as a post of their own that leads to the mob; it names nobody but the organisation the mob is for."""
    url = url_of(settings, mob.id)
    return Draft(
        text=text if url in text else f"{text}\n\n{url}",
        visibility=cast(Visibility, visibility),
        language=language,
        allowed_mentions=() if mob.addressee_id is None else (mob.addressee_id,),
        spared=() if mob.addressee_id is None else (mob.addressee_id,),
    )


async def forget_words_of_mob(tx: Transaction, mob_id: int) -> bool:
    """Forgets some of what was left for a mob at which it will not be said; True where there may be more."""
    return await _forget([row.id for row in await tx.all(SOME_OF_MOB, of_mob_id=mob_id, limit=SLICE)], tx)


async def forget_words_by(tx: Transaction, account_id: int) -> bool:
    """Forgets some of what a deleted account left to be said; True where there may be more."""
    return await _forget([row.id for row in await tx.all(SOME_OF_ACCOUNT, of_account_id=account_id, limit=SLICE)], tx)


async def _forget(ids: list[int], tx: Transaction) -> bool:
    if ids:
        await tx.run(DROP_SOME, ids=ids)
    return len(ids) == SLICE


async def _check_waits(tx: Transaction, mob: MobRow, account_id: int) -> None:
    if mob.verb != SAID:
        raise Conflict("Nothing is said here at once")
    call, own = await call_by_id(tx, mob.id), await commitment_of(tx, mob.id, account_id)
    if call is None:
        raise NotFound
    if call.state not in _AHEAD or call.starts_at <= tx.now:
        raise Conflict("It is too late to leave words")
    if own is None or own.state not in COMMITTED:
        raise Conflict("Join first, and then leave your words")
