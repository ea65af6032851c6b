"""The accounts of one person: to see them, to act for another, and to have a further one."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.add_account import add_account
from goodmob.accounts.actions.sign_up import Door
from goodmob.accounts.actions.switch_account import switch_account
from goodmob.accounts.entities.account import Account, gather, render
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.pages.entering import WELCOME
from goodmob.accounts.queries.people import own_accounts
from goodmob.accounts.queries.staff import role_behind
from goodmob.core import bounds
from goodmob.core.errors import Forbidden, Refusal, Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.web.session import Session
from goodmob.core.web.way_back import way_back

ADDRESS = "/settings/accounts"
HOME = "/home"


class Wanted(Struct):
    """The account to act for, and where to go then."""

    account_id: Id
    return_to: str = HOME


class Form(Struct):
    """The name of a further account."""

    username: str = ""


class Own(Struct, frozen=True):
    """One of the accounts: how it stands, and whether the role of the person counts there."""

    account: Account
    state: str
    is_main: bool


async def show_accounts(call: Call) -> Response:
    """Every account of the person, and a form for a further one."""
    return await _form(call, "", {})


async def switch(call: Call, params: Wanted) -> Response:
    """This browser acts for the other account from now on."""
    here = _here(call)
    await call.house.db.act(switch_account, here.person_id, here.id, params.account_id)
    return RedirectResponse(way_back(params.return_to), 303)


async def take_form(call: Call, params: Form) -> Response:
    """The account is made, and this browser acts for it, unless staff have to look at it first."""
    here = _here(call)
    settings = call.house.settings
    door = Door(mode=settings.signup, by_mail=settings.sends_mail, address=call.address)
    username = params.username.strip().removeprefix("@")
    call.house.limits.demand("new_accounts", here.person_id)
    try:
        new_id = await call.house.db.act(add_account, here.account_id, username, door)
    except Forbidden as refusal:
        raise refusal.told(call.gettext("You cannot have a further account at the moment.")) from refusal
    except Refusal as refusal:
        return await _form(call, username, words_for(refusal))
    own = {row.account_id: row.state for row in await own_accounts(call.house.db, here.person_id)}
    if own.get(new_id) != "active":
        call.notify(call.gettext("Somebody who runs this server will look at the new account before it opens."), "info")
        return RedirectResponse(ADDRESS, 303)
    await call.house.db.act(switch_account, here.person_id, here.id, new_id)
    return RedirectResponse(WELCOME, 303)


async def _form(call: Call, username: str, errors: Mapping[str, str]) -> Response:
    rows = await own_accounts(call.house.db, _here(call).person_id)
    gathered = await gather(call.house, [row.account_id for row in rows])
    role = await role_behind(call.house.db, call.account_id)
    return call.house.pages.render(
        call,
        "accounts/accounts.html",
        status=422 if errors else 200,
        accounts=[Own(render(gathered, row.account_id), row.state, row.main) for row in rows],
        has_role=role not in {None, "user"},
        here=str(call.account_id),
        username=username,
        errors=errors,
        most=bounds.ACCOUNTS_OF_ONE,
    )


def _here(call: Call) -> Session:
    if call.session is None:
        raise Unauthorized
    return call.session


PAGES = (
    get(ADDRESS, show_accounts, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION, limit="sign_up", is_kept=True),
    post("/accounts/switch", switch, viewer=SESSION, is_kept=True),
)
