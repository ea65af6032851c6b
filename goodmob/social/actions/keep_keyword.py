"""Add, change and remove the words of a filter."""

from collections.abc import Sequence

from msgspec import UNSET
from sqlalchemy import bindparam, delete, insert, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.cleaning import clean_line
from goodmob.social.events import FiltersChanged
from goodmob.social.permissions import own_filter, own_keyword
from goodmob.social.queries.filters import FilterRow, KeywordRow, how_many_keywords, keywords_in
from goodmob.social.rules.filters import MOST_KEYWORDS, KeywordWish, check_keyword
from goodmob.social.tables.filters import account_filter, filter_keyword

ADD_KEYWORD = statement(insert(filter_keyword).inline())
CHANGE_KEYWORD = statement(
    update(filter_keyword)
    .where(filter_keyword.c.id == bindparam("keyword_id"))
    .values(keyword=bindparam("new_keyword"), whole_word=bindparam("new_whole_word"))
)
END_KEYWORD = statement(delete(filter_keyword).where(filter_keyword.c.id == bindparam("keyword_id")))
RENEW = statement(
    update(account_filter)
    .where(account_filter.c.id == bindparam("filter_id"))
    .values(version=account_filter.c.version + 1)
)


async def add_keyword(tx: Transaction, account_id: int, filter_id: int, wish: KeywordWish) -> int:
    """A new word in the filter; gives its id."""
    owner = await own_filter(tx, account_id, filter_id)

    [added] = await keep_keywords(tx, owner, [wish], field="keyword")
    await renew(tx, filter_id)

    await tx.announce(FiltersChanged(account_id))
    return added


async def change_keyword(tx: Transaction, account_id: int, keyword_id: int, wish: KeywordWish) -> None:
    """The word as it is wished."""
    _, old = await own_keyword(tx, account_id, keyword_id)
    new = _wished(old, wish, "keyword")

    await save_keyword(tx, new)
    await renew(tx, old.filter_id)

    await tx.announce(FiltersChanged(account_id))


async def remove_keyword(tx: Transaction, account_id: int, keyword_id: int) -> None:
    """Takes the word out of its filter."""
    owner, _ = await own_keyword(tx, account_id, keyword_id)

    await tx.run(END_KEYWORD, keyword_id=keyword_id)
    await renew(tx, owner.id)

    await tx.announce(FiltersChanged(account_id))


async def keep_keywords(
    tx: Transaction, owner: FilterRow, wishes: Sequence[KeywordWish], *, field: str = "keywords_attributes"
) -> list[int]:
    """Adds, changes and removes words of a filter; gives the ids of the new ones, NotFound for words of others."""
    if not wishes:
        return []
    olds = {row.id: row for row in await keywords_in(tx, [owner.id])}
    if any(wish.id is not None and wish.id not in olds for wish in wishes):
        raise NotFound
    added = [
        _wished(KeywordRow(tx.new_id(), owner.id, "", True), wish, field)
        for wish in wishes
        if wish.id is None and not wish.gone
    ]
    gone = {wish.id for wish in wishes if wish.id is not None and wish.gone}
    changed = [_wished(olds[wish.id], wish, field) for wish in wishes if wish.id is not None and not wish.gone]
    if added and await how_many_keywords(tx, owner.account_id) + len(added) - len(gone) > MOST_KEYWORDS:
        raise Invalid(field, f"would make more than {MOST_KEYWORDS} words in all filters")

    await tx.many(ADD_KEYWORD, [row._asdict() for row in added])
    for row in changed:
        await save_keyword(tx, row)
    await tx.many(END_KEYWORD, [{"keyword_id": id_} for id_ in gone])
    return [row.id for row in added]


async def save_keyword(tx: Transaction, new: KeywordRow) -> None:
    """Stores a changed word."""
    await tx.run(CHANGE_KEYWORD, keyword_id=new.id, new_keyword=new.keyword, new_whole_word=new.whole_word)


async def renew(tx: Transaction, filter_id: int) -> None:
    """Gives a filter its next version, after something in it changed."""
    await tx.run(RENEW, filter_id=filter_id)


def _wished(old: KeywordRow, wish: KeywordWish, field: str) -> KeywordRow:
    new = old._replace(
        keyword=old.keyword if wish.keyword is UNSET else clean_line(wish.keyword),
        whole_word=old.whole_word if wish.whole_word is UNSET else wish.whole_word,
    )
    check_keyword(new.keyword, field=field)
    return new
