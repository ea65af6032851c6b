"""The columns side by side; their contents come later, each by itself."""

from starlette.responses import Response

from goodmob.accounts.queries.people import accounts_of_person
from goodmob.core.clock import HOUR
from goodmob.core.errors import Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.core.web.session import Session
from goodmob.deck.actions.add import begin_deck
from goodmob.deck.entities.named import named
from goodmob.deck.queries import ColumnRow, Deck, deck_of

ADDRESS = "/deck"
UNDONE_WITHIN = HOUR


async def show_deck(call: Call) -> Response:
    """What the person reads side by side; who never did finds the first columns."""
    house, session = call.house, session_of(call)
    deck = await deck_of(house.db, session.person_id)
    if deck.is_new:
        about = (session.person_id, session.account_id)
        await house.db.act(begin_deck, *about, lane=session.person_id)
        deck = await deck_of(house.db, session.person_id)
    removed = _lately_removed(call, deck)
    columns = await named(house, [*deck.columns, *removed], session.account_id)
    return house.pages.render(
        call,
        "deck/deck.html",
        columns=columns[: len(deck.columns)],
        removed=columns[len(deck.columns) :],
        is_several=len(await accounts_of_person(house.db, session.person_id)) > 1,
        around=(),
    )


def session_of(call: Call) -> Session:
    """The browser's session, which pages for signed-in people have."""
    if call.session is None:
        raise Unauthorized
    return call.session


def _lately_removed(call: Call, deck: Deck) -> list[ColumnRow]:
    since = call.house.clock.now() - UNDONE_WITHIN
    return [row for row in (deck.removed,) if row is not None and (row.removed_at or 0) >= since]


PAGES = (get(ADDRESS, show_deck, viewer=SESSION),)
