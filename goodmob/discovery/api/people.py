"""People by name, by API: for whoever writes a mention, or looks for somebody."""

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.web.call import Call
from goodmob.core.web.routes import get
from goodmob.discovery.activities.bringing import person_brought, with_first
from goodmob.discovery.api.params import OffsetParams
from goodmob.discovery.entities.found import people_found
from goodmob.discovery.rules.queries import LONGEST_QUERY


class PeopleParams(OffsetParams, kw_only=True):
    """The beginning of a name, or of words of it.

    resolve: somebody with a full name is asked for at their own server where they are not known here.
    """

    q: str = ""
    resolve: bool = False
    following: bool = False


async def search_accounts(call: Call, params: PeopleParams) -> list[Account]:
    """Accounts whose names begin like this; with our own domain written out, only the one that is meant."""
    limit, offset = params.part()
    query = params.q[:LONGEST_QUERY]
    brought = await person_brought(call.house, query) if params.resolve and not offset else None
    ids = await people_found(call.house, call.account_id, query, limit=limit, offset=offset, following=params.following)
    return await show_accounts(call.house, with_first(brought, ids, limit))


ROUTES = (get("/api/v1/accounts/search", search_accounts, scope="read:accounts", limit="search"),)
