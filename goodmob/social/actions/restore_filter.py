"""Bring a filter along from elsewhere: made anew, or brought up to date where there is one of the same name."""

from collections.abc import Sequence

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line
from goodmob.social.actions.keep_filter import change_filter, make_filter
from goodmob.social.queries.filters import KeywordRow, filters_of, keywords_in
from goodmob.social.rules.filters import FilterWish, KeywordWish, unpack_contexts

MOST_CHANGED_WORDS = 140
"""With the fifty posts of a filter it stays within what one action may write."""


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

    Invalid where too many words would come and go at once.
    keywords: each with whether it is a whole word. expires_at: us; one that is over is kept as it is, over.
    """
    ends_in = None if expires_at is None else max(0, (expires_at - tx.now) // SECOND)
    wish = FilterWish(title=title, contexts=contexts, action=action, expires_in=ends_in)
    name = clean_line(title)
    for row in await filters_of(tx, account_id):
        if row.title == name and set(unpack_contexts(row.contexts)) == set(contexts):
            olds = await keywords_in(tx, [row.id])
            await change_filter(tx, account_id, row.id, wish, _changes(olds, keywords))
            return row.id
    return await make_filter(tx, account_id, wish, _changes([], keywords))


def _changes(olds: Sequence[KeywordRow], keywords: Sequence[tuple[str, bool]]) -> list[KeywordWish]:
    """What makes the old words these; a word that is there already stays as it is."""
    wanted = {(clean_line(keyword), whole) for keyword, whole in keywords}
    there = {(word.keyword, word.whole_word) for word in olds}
    gone = [KeywordWish(id=word.id, gone=True) for word in olds if (word.keyword, word.whole_word) not in wanted]
    new = [
        KeywordWish(keyword=keyword, whole_word=whole)
        for keyword, whole in keywords
        if (clean_line(keyword), whole) not in there
    ]
    if len(gone) + len(new) > MOST_CHANGED_WORDS:
        raise Invalid("keywords_attributes", f"would change more than {MOST_CHANGED_WORDS} words at once")
    return [*gone, *new]
