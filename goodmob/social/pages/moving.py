"""Moving in and moving out: part of the settings."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.move import MovedLately, set_aliases, stay
from goodmob.accounts.entities.account import gather, render
from goodmob.accounts.queries.elsewhere import aliases_of
from goodmob.accounts.queries.moves import last_move
from goodmob.accounts.queries.people import person_of
from goodmob.core.activitypub.bounds import MOVE_COOL_DOWN
from goodmob.core.clock import iso
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.passwords import matches
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.federation.people import accounts_by_uri
from goodmob.social.activities.moving import NobodyFound, NotNamed, add_alias, move_to

ADDRESS = "/settings/move"


class Other(Struct, kw_only=True):
    """Another account, by full name or address."""

    other: str = ""


class Alias(Struct, kw_only=True):
    """The address of an actor that one is known as no more."""

    uri: str = ""


class Wish(Struct, kw_only=True):
    """Where to move, and the password once more."""

    target: str = ""
    password: str = ""


async def show_moving(call: Call) -> Response:
    """From where one may move in, and the way out."""
    return await _show(call)


async def add(call: Call, params: Other) -> Response:
    """Another account of one's own may move here."""
    try:
        await add_alias(call.house, call.account_id, params.other)
    except Invalid as refusal:
        return await _show(call, typed=params.other, errors={"other": _said(call, refusal)})
    call.notify(call.gettext("That account can move here now. Go there to move it."))
    return RedirectResponse(ADDRESS, 303)


async def drop(call: Call, params: Alias) -> Response:
    """An account cannot move here any more."""
    left = [uri for uri in await aliases_of(call.house.db, call.account_id) if uri != params.uri]
    await call.house.db.act(set_aliases, call.account_id, left)
    return RedirectResponse(ADDRESS, 303)


async def leave(call: Call, params: Wish) -> Response:
    """The account moves, and its followers with it."""
    person = await person_of(call.house.db, call.account_id)
    if person is None:
        raise NotFound
    if not await matches(params.password, person.password_hash):
        said = call.gettext("This is not right. Please try again.")
        return await _show(call, target=params.target, errors={"password": said})
    try:
        await move_to(call.house, call.account_id, params.target)
    except Invalid as refusal:
        return await _show(call, target=params.target, errors={"target": _said(call, refusal)})
    call.notify(call.gettext("You have moved. Your followers are led to the new account, which can take a while."))
    return RedirectResponse(ADDRESS, 303)


async def remain(call: Call) -> Response:
    """The account leads nobody on any more."""
    await call.house.db.act(stay, call.account_id)
    call.notify(call.gettext("Your account is here again. Followers who were led on stay where they are."))
    return RedirectResponse(ADDRESS, 303)


async def _show(call: Call, *, typed: str = "", target: str = "", errors: dict[str, str] | None = None) -> Response:
    house, me = call.house, call.account_id
    uris = await aliases_of(house.db, me)
    known = await accounts_by_uri(house.db, house.settings, uris)
    gathered = await gather(house, [*known.values(), me])
    moved = await last_move(house.db, me)
    rests_until = moved.created_at + MOVE_COOL_DOWN if moved is not None else 0
    return house.pages.render(
        call,
        "social/moving.html",
        status=422 if errors else 200,
        aliases=[(uri, render(gathered, known[uri]) if uri in known else None) for uri in uris],
        account=render(gathered, me),
        rests_until=iso(rests_until) if rests_until > house.clock.now() else "",
        typed=typed,
        target=target,
        errors=errors or {},
    )


def _said(call: Call, refusal: Invalid) -> str:
    if isinstance(refusal, NobodyFound):
        return call.gettext("Nobody can be found by this. Give a full name, such as ada@example.org.")
    if isinstance(refusal, NotNamed):
        return call.gettext("That account does not name this one as an alias yet. Add it there first.")
    if isinstance(refusal, MovedLately):
        return call.gettext("You can move once in thirty days.")
    return call.gettext("This cannot be used. Please change it.")


PAGES = (
    get(ADDRESS, show_moving, viewer=SESSION),
    post(f"{ADDRESS}/alias", add, viewer=SESSION, limit="search", is_kept=True),
    post(f"{ADDRESS}/alias/drop", drop, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/leave", leave, viewer=SESSION, limit="password", is_kept=True),
    post(f"{ADDRESS}/stay", remain, viewer=SESSION, is_kept=True),
)
