"""Which apps act for somebody, and an end to it."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.oauth.actions.revoke import revoke
from goodmob.oauth.authenticator import forget
from goodmob.oauth.pages.scope_words import described
from goodmob.oauth.queries.applications import applications
from goodmob.oauth.queries.tokens import TokenRow, tokens_of_person

ADDRESS = "/settings/apps"


class OneToken(Struct):
    """Names a token."""

    id: Id


class LetIn(Struct, frozen=True):
    """An app that acts for the person: what it is called, what it may do, since when and when last."""

    token_id: int
    name: str
    may: list[str]
    since: int
    used_at: int


async def show_apps(call: Call) -> Response:
    """Every app that acts for the person, the one let in last first."""
    tokens = await _tokens(call)
    known = await applications(call.house.db, {row.application_id for row in tokens if row.application_id is not None})
    apps = [
        LetIn(
            token_id=row.id,
            name=known[row.application_id].name if row.application_id else call.gettext("Made by the operator"),
            may=described(row.scopes.split()),
            since=row.created_at,
            used_at=row.used_at,
        )
        for row in sorted(tokens, key=lambda row: -row.id)
    ]
    return call.house.pages.render(call, "oauth/apps.html", apps=apps)


async def turn_out(call: Call, params: OneToken) -> Response:
    """The app acts for the person no more."""
    own = [row for row in await _tokens(call) if row.id == params.id]
    await call.house.db.act(revoke, own)
    for row in own:
        forget(call.house, row.id)
    return RedirectResponse(ADDRESS, 303)


async def _tokens(call: Call) -> list[TokenRow]:
    if call.session is None:
        raise Unauthorized
    return await tokens_of_person(call.house.db, call.session.person_id)


PAGES = (
    get(ADDRESS, show_apps, viewer=SESSION),
    post(f"{ADDRESS}/:id/end", turn_out, viewer=SESSION, is_kept=True),
)
