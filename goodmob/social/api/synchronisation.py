"""Who on another server follows an account here, told to that server alone, by FEP-8fcf."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.collections import whole
from goodmob.core.activitypub.origins import host_of
from goodmob.core.errors import NotFound
from goodmob.core.web.activity_answers import activity
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.federation.signers import verified_signer
from goodmob.social.activities.digests import PATH, followers_on


class Followed(Struct, kw_only=True):
    """Whose followers."""

    account_id: Id


async def show_followers_there(call: Call, params: Followed) -> Response:
    """The followers of the account on the server that signed the request."""
    host = host_of(await verified_signer(call.house, call)) or ""
    row = await account_by_id(call.house.db, params.account_id)
    if row is None or row.domain is not None or row.state != "active":
        raise NotFound
    uris = await followers_on(call.house, row.id, host)
    uri = f"{actor_uri(call.house.settings, row.id)}{PATH}"
    return activity(whole(uri, uris))


ROUTES = (get(f"/ap/users/:account_id{PATH}", show_followers_there, viewer=NOBODY),)
