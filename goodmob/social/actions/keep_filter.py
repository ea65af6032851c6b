"""Make, change and delete a filter, with the words in it."""

from collections.abc import Sequence

from msgspec import UNSET
from sqlalchemy import bindparam, delete, insert, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line
from goodmob.social.actions.keep_keyword import keep_keywords
from goodmob.social.events import FiltersChanged
from goodmob.social.permissions import own_filter
from goodmob.social.queries.filters import FilterRow, how_many_filters
from goodmob.social.rules.filters import (
    FILTER_CONTEXTS,
    MOST_FILTERS,
    FilterWish,
    KeywordWish,
    check_filter,
    filter_ends,
    pack_contexts,
    unpack_contexts,
)
from goodmob.social.tables.filters import account_filter, filter_keyword, filter_status

ADD_FILTER = statement(insert(account_filter).inline())
CHANGE_FILTER = statement(
    update(account_filter)
    .where(account_filter.c.id == bindparam("filter_id"))
    .values(
        title=bindparam("new_title"),
        contexts=bindparam("new_contexts"),
        action=bindparam("new_action"),
        expires_at=bindparam("new_expires_at"),
        version=account_filter.c.version + 1,
    )
)
END_KEYWORDS = statement(delete(filter_keyword).where(filter_keyword.c.filter_id == bindparam("filter_id")))
END_POSTS = statement(delete(filter_status).where(filter_status.c.filter_id == bindparam("filter_id")))
END_FILTER = statement(delete(account_filter).where(account_filter.c.id == bindparam("filter_id")))


async def make_filter(
    tx: Transaction, account_id: int, wish: FilterWish, keywords: Sequence[KeywordWish], *, title_field: str = "title"
) -> int:
    """A new filter with these words; gives its id."""
    blank = FilterRow(tx.new_id(), account_id, "", "[]", "warn", None, 1)
    made = wished(blank, wish, tx.now, title_field=title_field)
    if await how_many_filters(tx, account_id) >= MOST_FILTERS:
        raise Invalid(title_field, f"would make more than {MOST_FILTERS} filters")

    await tx.run(ADD_FILTER, **made._asdict())
    await keep_keywords(tx, made, keywords)

    await tx.announce(FiltersChanged(account_id))
    return made.id


async def make_filter_of_posts(tx: Transaction, account_id: int, title: str) -> int:
    """A new filter without words, which puts the posts that will be in it behind a warning everywhere; gives its id."""
    return await make_filter(tx, account_id, FilterWish(title=title, contexts=FILTER_CONTEXTS, action="warn"), [])


async def change_filter(
    tx: Transaction, account_id: int, filter_id: int, wish: FilterWish, keywords: Sequence[KeywordWish]
) -> None:
    """The filter as it is wished, with these words added, changed or removed; its other words stay."""
    new = wished(await own_filter(tx, account_id, filter_id), wish, tx.now)

    await save(tx, new)
    await keep_keywords(tx, new, keywords)

    await tx.announce(FiltersChanged(account_id))


async def delete_filter(tx: Transaction, account_id: int, filter_id: int) -> None:
    """Deletes the filter with all that is in it."""
    await own_filter(tx, account_id, filter_id)

    for ending in (END_KEYWORDS, END_POSTS, END_FILTER):
        await tx.run(ending, filter_id=filter_id)

    await tx.announce(FiltersChanged(account_id))


async def save(tx: Transaction, new: FilterRow) -> None:
    """Stores a changed filter, under its next version."""
    await tx.run(
        CHANGE_FILTER,
        filter_id=new.id,
        new_title=new.title,
        new_contexts=new.contexts,
        new_action=new.action,
        new_expires_at=new.expires_at,
    )


def wished(old: FilterRow, wish: FilterWish, now: int, *, title_field: str = "title") -> FilterRow:
    """The filter with what is wished; Invalid where that cannot be."""
    contexts = unpack_contexts(old.contexts) if wish.contexts is UNSET else wish.contexts
    new = old._replace(
        title=old.title if wish.title is UNSET else clean_line(wish.title),
        contexts=pack_contexts(contexts),
        action=old.action if wish.action is UNSET else wish.action,
        expires_at=old.expires_at if wish.expires_in is UNSET else filter_ends(now, wish.expires_in),
    )
    check_filter(new.title, contexts, new.action, field=title_field)
    return new
