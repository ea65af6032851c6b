"""Moving to another server, by API, as GoToSocial has it: aliases, and the move itself."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.own import CredentialAccount, show_own
from goodmob.accounts.queries.people import person_of
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.passwords import matches
from goodmob.core.web.call import Call
from goodmob.core.web.routes import post
from goodmob.social.activities.moving import keep_aliases, move_to


class Aliases(Struct, kw_only=True):
    """The other accounts that one has, by address or full name."""

    also_known_as_uris: list[str] = []


class Wish(Struct, kw_only=True):
    """Where to move, by address or full name, and the password once more."""

    moved_to_uri: str
    password: str


async def alias_account(call: Call, params: Aliases) -> CredentialAccount:
    """From now on these accounts, and no others, may move to one's own; an empty list takes all away."""
    await keep_aliases(call.house, call.account_id, params.also_known_as_uris)
    return await show_own(call.house, call.account_id)


async def move_account(call: Call, params: Wish) -> Response:
    """One's account moves to another, which has to name it as an alias; its followers are led there. Answers 202."""
    person = await person_of(call.house.db, call.account_id)
    if person is None:
        raise NotFound
    if not await matches(params.password, person.password_hash):
        raise Invalid("password", "is not right")
    await move_to(call.house, call.account_id, params.moved_to_uri)
    return Response(status_code=202)


ROUTES = (
    post("/api/v1/accounts/alias", alias_account, scope="write:accounts", limit="search", is_kept=True),
    post("/api/v1/accounts/move", move_account, scope="write:accounts", limit="password", is_kept=True),
)
