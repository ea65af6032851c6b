"""Adding a column: which there are, and what each shows."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.people import accounts_of_person
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.deck.actions.add import add_column
from goodmob.deck.entities.choosing import subject_of
from goodmob.deck.entities.words import choices_of, explained
from goodmob.deck.pages.deck import ADDRESS, session_of
from goodmob.deck.permissions import acts_as
from goodmob.deck.rules import CHOICES, LONGEST_SUBJECT, MOST_COLUMNS, OWN, Kind
from goodmob.discovery.queries.saved_searches import searches_of
from goodmob.social.queries.lists import lists_of


class Wish(Struct, kw_only=True):
    """What is to be a column; without a kind everything that can be one is shown. No account: the one signed in.

    place: near which mobs are wanted, instead of a subject.
    """

    kind: Kind | None = None
    subject: str = ""
    place: str = ""
    account_id: Id | None = None


async def show_adding(call: Call, params: Wish) -> Response:
    """Every kind of column in plain words; what a page offers as a column stands first."""
    return await _page(call, params)


async def add(call: Call, params: Wish) -> Response:
    """Another column stands at the end."""
    house, session = call.house, session_of(call)
    if params.kind is None:
        return await _page(call, params, call.gettext("Choose what the column shows."))
    account_id = params.account_id or session.account_id
    await acts_as(house.db, session.person_id, account_id)
    try:
        subject = await subject_of(house, account_id, params.kind, params.place.strip() or params.subject)
        about = (session.person_id, account_id, params.kind, subject)
        column_id = await house.db.act(add_column, *about, lane=session.person_id)
    except Invalid as refusal:
        return await _page(call, params, _reason(call, refusal))
    return RedirectResponse(f"{ADDRESS}#column-{column_id}", 303)


async def _page(call: Call, wish: Wish, error: str = "") -> Response:
    house, session = call.house, session_of(call)
    accounts = await accounts_of_person(house.db, session.person_id)
    # Lists and searches are those of the account that is signed in: as another, it is added from their pages.
    own = {
        Kind.LIST: {str(one.id): one.title for one in await lists_of(house.db, session.account_id)},
        Kind.SAVED: {str(one.id): one.title for one in await searches_of(house.db, session.account_id)},
    }
    return house.pages.render(
        call,
        "deck/add.html",
        status=422 if error else 200,
        wish=wish,
        error=error,
        kinds=explained(),
        choices={kind: own[kind] if kind in OWN else choices_of(kind) for kind in (*CHOICES, Kind.MOBS, *OWN)},
        own=OWN,
        accounts=await show_accounts(house, accounts),
        longest=LONGEST_SUBJECT,
    )


def _reason(call: Call, refusal: Invalid) -> str:
    if refusal.field == "columns":
        return call.gettext("You have %(number)s columns, and more do not fit. Remove one first.", number=MOST_COLUMNS)
    if refusal.message.startswith("can't"):
        return call.gettext("Say what the column is about.")
    return call.gettext("Nothing is known under this. Look at how it is written, or copy its address.")


PAGES = (
    get(f"{ADDRESS}/add", show_adding, viewer=SESSION),
    post(f"{ADDRESS}/columns", add, viewer=SESSION),
)
