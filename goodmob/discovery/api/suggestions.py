"""People to follow, by API: who is suggested, and who shall no longer be."""

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get
from goodmob.discovery.actions.dismiss import dismiss
from goodmob.discovery.api.params import LimitParams
from goodmob.discovery.entities.suggestion import Suggestion, suggested

DEPRECATED_SINCE = 1_621_123_200
_USUAL, _MOST = 40, 80


class OneSuggestion(Struct):
    """The account of the path."""

    account_id: Id


async def list_suggestions(call: Call, params: LimitParams) -> list[Suggestion]:
    """People whom the viewer may want to follow."""
    return await suggested(call.house, call.account_id, params.most(_USUAL, _MOST))


async def list_suggested_accounts(call: Call, params: LimitParams) -> list[Account]:
    """People whom the viewer may want to follow, as apps of before 3.4 ask for them."""
    return [suggestion.account for suggestion in await list_suggestions(call, params)]


async def remove_suggestion(call: Call, params: OneSuggestion) -> Empty:
    """Suggest an account to the viewer no longer."""
    await call.house.db.act(dismiss, call.account_id, params.account_id)
    return EMPTY


ROUTES = (
    get("/api/v2/suggestions", list_suggestions, scope="read:accounts"),
    get("/api/v1/suggestions", list_suggested_accounts, scope="read:accounts", deprecated=DEPRECATED_SINCE),
    delete("/api/v1/suggestions/:account_id", remove_suggestion, scope="write:accounts"),
)
