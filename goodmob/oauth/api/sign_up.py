"""Sign-up through an app, which gets the token of the new person."""

from msgspec import Struct

from goodmob.accounts.actions.sign_up import SignUp, sign_up
from goodmob.core.errors import Forbidden, Unauthorized
from goodmob.core.i18n import choose
from goodmob.core.secrets import new_secret
from goodmob.core.web.call import Call
from goodmob.core.web.routes import APP, post
from goodmob.oauth.actions.issue_token import Holder, issue_token
from goodmob.oauth.entities.token import Token, render
from goodmob.oauth.queries.applications import applications


class WishedPerson(Struct):
    """A form that somebody filled in inside an app."""

    username: str = ""
    email: str = ""
    password: str = ""
    agreement: bool = False
    locale: str = ""
    reason: str = ""
    invite_code: str = ""


async def register(call: Call, params: WishedPerson) -> Token:
    """Make an account; the token answers 403 until the address is confirmed and staff have approved."""
    id_ = call.viewer.application_id
    if call.viewer.person_id is not None:
        raise Forbidden("This method requires an client credentials authentication")
    app = (await applications(call.house.db, [id_])).get(id_) if id_ is not None else None
    if app is None:
        raise Unauthorized
    form = SignUp(
        username=params.username.strip(),
        email=params.email.strip(),
        password=params.password,
        agreement=params.agreement,
        reason=params.reason,
        invite_code=params.invite_code,
        locale=choose(params.locale),
    )
    created = await sign_up(call.house, form, address=call.address, application_id=app.id)
    secret, scopes = new_secret(), app.scopes.split()
    holder = Holder(application_id=app.id, person_id=created.person_id, account_id=created.account_id)
    await call.house.db.act(issue_token, holder, scopes, secret)
    return render(secret, scopes, call.house.clock.now())


ROUTES = (post("/api/v1/accounts", register, viewer=APP, scope="write:accounts", limit="sign_up"),)
