"""Filters as clients of the first version know them: one word each, with settings of its own."""

from msgspec import UNSET

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.social.actions.keep_filter import delete_filter, make_filter, save, wished
from goodmob.social.actions.keep_keyword import keep_keywords, remove_keyword
from goodmob.social.events import FiltersChanged
from goodmob.social.permissions import own_keyword
from goodmob.social.queries.filters import filtered_posts_in, keywords_in
from goodmob.social.rules.filters import FilterWish, KeywordWish, check_keyword


async def make_old_filter(tx: Transaction, account_id: int, wish: FilterWish, keyword: KeywordWish) -> int:
    """A filter named after its only word; gives the id of the word."""
    check_keyword(keyword.keyword or "", field="phrase")

    made = await make_filter(tx, account_id, wish, [keyword], title_field="phrase")

    [row] = await keywords_in(tx, [made])
    return row.id


async def change_old_filter(
    tx: Transaction, account_id: int, keyword_id: int, wish: FilterWish, keyword: KeywordWish
) -> None:
    """The word, and its filter, as wished; Invalid where that would change the filter of other words too."""
    old, _ = await own_keyword(tx, account_id, keyword_id)
    new = wished(old, wish, tx.now, title_field="phrase")
    if keyword.keyword is not UNSET:
        check_keyword(keyword.keyword, field="phrase")
    if new != old and len(await keywords_in(tx, [old.id])) > 1:
        raise Invalid("context", "can't be changed here, because the filter has several words: use a newer app")

    await save(tx, new)
    await keep_keywords(tx, new, [keyword], field="phrase")

    await tx.announce(FiltersChanged(account_id))


async def delete_old_filter(tx: Transaction, account_id: int, keyword_id: int) -> None:
    """Takes the word away, and its filter when nothing is left in it."""
    owner, _ = await own_keyword(tx, account_id, keyword_id)

    await remove_keyword(tx, account_id, keyword_id)
    if not await keywords_in(tx, [owner.id]) and not await filtered_posts_in(tx, [owner.id]):
        await delete_filter(tx, account_id, owner.id)
