"""Save a search, change it, and delete it."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, delete, insert, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.settings import Settings
from goodmob.discovery.events import SavedSearchDeleted
from goodmob.discovery.permissions import own_search
from goodmob.discovery.queries.people import people_in
from goodmob.discovery.queries.saved_searches import how_many_searches
from goodmob.discovery.rules.asking import asked, names_in
from goodmob.discovery.rules.queries import Query, parse
from goodmob.discovery.rules.saved import MOST_SEARCHES, SearchWish
from goodmob.discovery.tables import saved_search, saved_search_term

_ID = bindparam("search_id", type_=BigInteger)
ADD_SEARCH = statement(insert(saved_search).inline())
CHANGE_SEARCH = statement(
    update(saved_search)
    .where(saved_search.c.id == _ID)
    .values(
        title=bindparam("new_title"),
        query=bindparam("new_query"),
        alert=bindparam("new_alert"),
        updated_at=bindparam("new_updated_at"),
    )
)
END_SEARCH = statement(delete(saved_search).where(saved_search.c.id == _ID))
ADD_TERM = statement(insert(saved_search_term).inline())
END_TERMS = statement(delete(saved_search_term).where(saved_search_term.c.search_id == _ID))


async def save_search(tx: Transaction, settings: Settings, account_id: int, wish: SearchWish) -> int:
    """Saves a search and gives its id. Run it in the account's lane.

    Invalid where it is too long, asks for nothing, names somebody who is not known here, or is one too many.
    """
    wish = wish.cleaned()
    terms = await _terms_of(tx, settings, account_id, wish.query)
    if await how_many_searches(tx, account_id) >= MOST_SEARCHES:
        raise Invalid("query", f"would make more than {MOST_SEARCHES} saved searches")

    search_id = tx.new_id()
    moments = {"created_at": tx.now, "updated_at": tx.now, "alerts_hour": 0, "alerts": 0}
    await tx.run(ADD_SEARCH, id=search_id, account_id=account_id, **wish._asdict(), **moments)
    await _want(tx, search_id, wish, terms)
    return search_id


async def change_search(tx: Transaction, settings: Settings, account_id: int, search_id: int, wish: SearchWish) -> None:
    """Makes the account's own saved search like this; Invalid as in `save_search`."""
    await own_search(tx, account_id, search_id)
    wish = wish.cleaned()
    terms = await _terms_of(tx, settings, account_id, wish.query)

    new = {f"new_{name}": value for name, value in wish._asdict().items()}
    await tx.run(CHANGE_SEARCH, search_id=search_id, new_updated_at=tx.now, **new)
    await tx.run(END_TERMS, search_id=search_id)
    await _want(tx, search_id, wish, terms)


async def delete_search(tx: Transaction, account_id: int, search_id: int) -> None:
    """Deletes the account's own saved search, and with it what it told."""
    await own_search(tx, account_id, search_id)

    await end_search(tx, search_id)


async def end_search(tx: Transaction, search_id: int) -> None:
    """Deletes a saved search, whoever keeps it."""
    await tx.run(END_TERMS, search_id=search_id)
    await tx.run(END_SEARCH, search_id=search_id)

    await tx.announce(SavedSearchDeleted(search_id))


async def _terms_of(tx: Transaction, settings: Settings, account_id: int, query: str) -> tuple[str, ...]:
    """Of which terms a post has to have one to fit the query.

    Invalid where no post has to have anything, or where somebody who is not known here has to have written or to be
    named in it.
    """
    parsed = parse(query)
    people = await people_in(tx, settings, [parsed])
    if names_in(Query((), tuple(wish for wish in parsed.wishes if not wish.negated))) - people.keys():
        raise Invalid("query", "names somebody who is not known here")
    wanted = asked(parsed, people, account_id)
    terms = wanted.rarest() if wanted else ()
    if not terms:
        raise Invalid("query", "needs a word, a #tag, or one of from:, to:, has:, is: and language: to look for")
    return terms


async def _want(tx: Transaction, search_id: int, wish: SearchWish, terms: Collection[str]) -> None:
    if wish.alert:
        await tx.many(ADD_TERM, [{"term": term, "search_id": search_id} for term in sorted({*terms})])
