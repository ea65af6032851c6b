"""Bring a filter along from elsewhere: made anew, or brought up to date where there is one of the same name."""

from collections.abc import Sequence

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.text.cleaning import clean_line
from goodmob.social.actions.keep_filter import change_filter, make_filter
from goodmob.social.queries.filters import filters_of, keywords_in
from goodmob.social.rules import FilterWish, KeywordWish, unpack_contexts


async def restore_filter(
    tx: Transaction,
    account_id: int,
    *,
    title: str,
    contexts: Sequence[str],
    action: str,
    expires_at: int | None,
    keywords: Sequence[tuple[str, bool]],
) -> int:
    """The id of the account's filter of this title and these contexts, which now has exactly these words.

    keywords: each with whether it is a whole word. expires_at: us; one that is over is kept as it is, over.
    """
    ends_in = None if expires_at is None else max(0, (expires_at - tx.now) // SECOND)
    wish = FilterWish(title=title, contexts=contexts, action=action, expires_in=ends_in)
    words = [KeywordWish(keyword=keyword, whole_word=whole) for keyword, whole in keywords]
    name = clean_line(title)
    for row in await filters_of(tx, account_id):
        if row.title == name and set(unpack_contexts(row.contexts)) == set(contexts):
            old = [KeywordWish(id=word.id, gone=True) for word in await keywords_in(tx, [row.id])]
            await change_filter(tx, account_id, row.id, wish, [*old, *words])
            return row.id
    return await make_filter(tx, account_id, wish, words)
