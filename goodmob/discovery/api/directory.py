"""The directory of profiles, by API."""

from typing import Literal

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.discoverable import directory_part
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL, get
from goodmob.discovery.api.params import OffsetParams
from goodmob.social.queries.hidden import hidden_accounts, hidden_domains


class DirectoryParams(OffsetParams, kw_only=True):
    """Whom to list, in which order: by the last post, or by the beginning of the account."""

    order: Literal["active", "new"] = "active"
    local: bool = False


async def show_directory(call: Call, params: DirectoryParams) -> list[Account]:
    """Accounts that want to be found, without those that the viewer hides."""
    house, viewer_id = call.house, call.viewer.account_id
    limit, offset = params.part()
    hidden, domains = frozenset[int](), frozenset[str]()
    if viewer_id is not None:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())
        domains = await hidden_domains(house.db, viewer_id)
    ids = await directory_part(
        house.db, params.order, local=params.local, hidden=hidden, domains=domains, limit=limit, offset=offset
    )
    return await show_accounts(house, ids)


ROUTES = (get("/api/v1/directory", show_directory, viewer=OPTIONAL),)
