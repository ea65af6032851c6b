"""The inboxes: what other servers bring is verified and kept, and read a little later."""

import asyncio

from starlette.responses import Response

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import ACTORS, id_in
from goodmob.core.activitypub.documents import Json, parse, read
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of, is_a, types
from goodmob.core.errors import Forbidden, Malformed, NotFound, Refusal
from goodmob.core.house import House
from goodmob.core.limits import UNCOUNTED
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, post
from goodmob.federation.actions.take_in import Incoming, take_in
from goodmob.federation.people import account_by_uri
from goodmob.federation.proving import prover_of
from goodmob.federation.rules.lanes import commits_with
from goodmob.federation.signers import verified_signer
from goodmob.federation.trouble import Unfetched

SECONDS_FOR_BODY = 20.0
LONGEST_TYPE = 100
SYNCHRONISATION = "collection-synchronization"


class TooSlow(Refusal):
    """The request did not come to its end in time."""

    status = 408


async def take_shared(call: Call) -> Response:
    """An activity for anybody here, signed by whoever says it, or by who passes it on. It is read later: 202."""
    return await _take(call)


async def take_for_one(call: Call) -> Response:
    """An activity for one account, signed by whoever says it, or by who passes it on. It is read later: 202."""
    settings = call.house.settings
    account_id = id_in(settings, f"{settings.base_url}{ACTORS}{call.path_params['id']}")
    row = None if account_id is None else await account_by_id(call.house.db, account_id)
    if row is None or row.domain is not None:
        raise NotFound
    return await _take(call)


async def _take(call: Call) -> Response:
    body = await _body(call)
    activity = read(body)
    actor = id_of(activity.get("actor"))
    kind = min(types(activity), default="")[:LONGEST_TYPE]
    if actor is None or not kind:
        raise Malformed("The document is no activity of anybody")
    if not await _is_farewell_of_stranger(call.house, activity, actor):
        signer = await verified_signer(call.house, call)
        speaker = signer if signer == actor else await _speaker(call.house, actor, signer, body)
        incoming = _incoming(call.house, activity, kind, actor, speaker, body)
        await call.house.db.act(take_in, incoming, lane=commits_with(incoming.host))
        if signer == actor and (told := call.headers.get(SYNCHRONISATION)):
            await call.house.heed_header(call.house, signer, told)
    return Response(status_code=202)


async def _body(call: Call) -> bytes:
    try:
        async with asyncio.timeout(SECONDS_FOR_BODY):
            return await call.body()
    except TimeoutError:
        raise TooSlow("The body did not come in time") from None


async def _is_farewell_of_stranger(house: House, activity: Json, actor: str) -> bool:
    """Whether somebody unknown here is gone: their key is gone with them, and there is nothing to do."""
    if not is_a(activity, "Delete") or id_of(activity.get("object")) != actor:
        return False
    return await account_by_uri(house.db, house.settings, actor) is None


async def _speaker(house: House, actor: str, signer: str, body: bytes) -> str:
    """Who says what somebody else brings: its actor, where they proved it, else whoever brings it."""
    try:
        return actor if await prover_of(house, parse(body)) == actor else signer
    except Unfetched:
        return signer


def _incoming(house: House, activity: Json, kind: str, actor: str, signer: str, body: bytes) -> Incoming:
    host = host_of(signer)
    if host is None or host_of(actor) in (None, house.settings.local_domain):
        raise Forbidden("Nobody of another server says this")
    uri = id_of(activity.get("id"))
    if uri is not None and not same_origin(uri, actor):
        raise Forbidden("The address of the activity is on another server than its actor")
    return Incoming(host, signer, uri, kind, actor, body.decode())


ROUTES = (
    post("/inbox", take_shared, viewer=NOBODY, limit=UNCOUNTED),
    post("/actor/inbox", take_shared, viewer=NOBODY, limit=UNCOUNTED),
    post("/ap/users/:id/inbox", take_for_one, viewer=NOBODY, limit=UNCOUNTED),
)
