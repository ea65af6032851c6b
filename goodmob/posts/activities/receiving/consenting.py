"""People of other servers ask whether they may do something with our posts, answer what ours ask, or take that back."""

import re
from collections.abc import Awaitable, Callable, Mapping

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, ids, objects, when
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.rules.arrival import Arrival
from goodmob.posts.actions.answer_approval import authorize, reject
from goodmob.posts.actions.answer_quote import let_quote, let_quote_by, refuse_quote, take_quote_back
from goodmob.posts.actions.boost import FarBoost, boost
from goodmob.posts.actions.favourite import favourite
from goodmob.posts.actions.note_request import note_request
from goodmob.posts.actions.stamp import drop_stamp, keep_stamp
from goodmob.posts.activities.finding import keep_post
from goodmob.posts.activities.sending.consent import asked_for, grant, refuse
from goodmob.posts.activities.stamps import stamp_holds
from goodmob.posts.activities.writing.addresses import favourite_uri, own_id
from goodmob.posts.activities.writing.consent import REQUESTS
from goodmob.posts.permissions import may_quote, may_see
from goodmob.posts.queries.approvals import RequestRow, request_by_id
from goodmob.posts.queries.posts import PostRow, id_by_uri, post_by_id
from goodmob.posts.queries.stamps import stamp_by_uri

KINDS = {name: kind for kind, name in REQUESTS.items()}

_OURS = re.compile(r"/ap/users/(?P<account>[1-9][0-9]{0,18})#requests/(?P<quote>quote/)?(?P<id>[1-9][0-9]{0,18})")


async def read_request(house: House, arrival: Arrival) -> bool:
    """Lets in what may be done without asking, with a stamp; notes what its author decides about; refuses the rest."""
    kind = KINDS[arrival.type]
    row = await _post_of_ours(house, arrival)
    made = id_of(arrival.activity.get("instrument"))
    if made is None or not same_origin(made, arrival.actor_uri):
        raise Forbidden("What is asked about lies elsewhere than who asks")
    asked = await asked_for(house, row, kind, arrival.actor_id, made, arrival.id)
    try:
        waits = await _MAKE[kind](house, arrival, row, made)
    except Forbidden:
        await refuse(house, row, arrival.actor_id, asked, str(house.ids.new()))
        return True
    if not waits and not await grant(house, row, kind, arrival.actor_id, made, asked):
        raise Forbidden("What is asked about was somebody else's")
    return True


async def _post_of_ours(house: House, arrival: Arrival) -> PostRow:
    """The post of ours that the sender may see; NotFound alike for what there is not and what is not for them."""
    uri = id_of(arrival.activity.get("object"))
    post_id = None if uri is None else await id_by_uri(house.db, house.settings, uri)
    row = None if post_id is None else await post_by_id(house.db, post_id)
    if row is None or not row.local or row.local_only or row.boost_of_id is not None:
        raise NotFound
    if not await may_see(house.db, arrival.actor_id, row):
        raise NotFound
    return row


async def _quote(house: House, arrival: Arrival, row: PostRow, made: str) -> bool:
    if not await may_quote(house.db, arrival.actor_id, row):
        raise Forbidden
    quoting_id = await id_by_uri(house.db, house.settings, made)
    quoting = None if quoting_id is None else await post_by_id(house.db, quoting_id)
    if quoting is None:
        return False
    if quoting.account_id != arrival.actor_id:
        raise Forbidden
    if quoting.quote_of_id == row.id:
        await house.db.act(let_quote, quoting)
    return False


async def _favourite(house: House, arrival: Arrival, row: PostRow, made: str) -> bool:
    await house.db.act(favourite, arrival.actor_id, row.id, lane=row.id)
    return await _note(house, arrival, row, "favourite", None, made)


async def _answer(house: House, arrival: Arrival, row: PostRow, made: str) -> bool:
    document = await _instrument(house, arrival, made)
    post_id = await keep_post(house, document, arrival.actor_id)
    answer = None if post_id is None else await post_by_id(house.db, post_id)
    if answer is None or answer.account_id != arrival.actor_id or answer.in_reply_to_id != row.id:
        raise Forbidden
    if answer.approval == "rejected":
        raise Forbidden
    return await _note(house, arrival, row, "reply", answer.id, made)


async def _boost(house: House, arrival: Arrival, row: PostRow, made: str) -> bool:
    document = await _instrument(house, arrival, made)
    now = house.clock.now()
    far = FarBoost(made, min(when(document.get("published")) or now, now))
    boost_id = await house.db.act(boost, arrival.actor_id, row.id, far=far, lane=row.id)
    return await _note(house, arrival, row, "reblog", boost_id, made)


async def _instrument(house: House, arrival: Arrival, made: str) -> Json:
    """What was made, as it came with the request or as its server has it; Forbidden where it is not the sender's."""
    came = next(iter(objects(arrival.activity.get("instrument"))), {})
    document = came if len(came) > 1 else await fetch(house, made)
    authors = {*ids(document.get("attributedTo")), *ids(document.get("actor"))}
    if id_of(document.get("id")) != made or authors != {arrival.actor_uri}:
        raise Forbidden
    return document


async def _note(house: House, arrival: Arrival, row: PostRow, kind: str, made_id: int | None, made: str) -> bool:
    return await house.db.act(
        note_request, arrival.actor_id, row.id, kind, made_id=made_id, uri=arrival.id, made_uri=made
    )


_MAKE: Mapping[str, Callable[[House, Arrival, PostRow, str], Awaitable[bool]]] = {
    "quote": _quote,
    "favourite": _favourite,
    "reply": _answer,
    "reblog": _boost,
}
"""How each is done: True where it waits for the author, Forbidden where they do not let it."""


async def read_accept(house: House, arrival: Arrival) -> bool:
    """What somebody here asked is allowed: a quote by the stamp that proves it, other things by the word alone."""
    quoting, request = await _asked_by_us(house, arrival)
    stamp_uri = id_of(arrival.activity.get("result"))
    if quoting is not None:
        about = await post_by_id(house.db, quoting.quote_of_id or 0)
        made = own_id(house.settings, quoting)
        if about is None or stamp_uri is None or not await stamp_holds(house, "quote", made, stamp_uri, about):
            raise Forbidden("There is no stamp that proves it")
        await house.db.act(let_quote_by, quoting, made, stamp_uri)
    elif request is not None and request.is_open:
        await _keep_proof(house, request, stamp_uri)
        await house.db.act(authorize, request.owner_id, request.id)
    return quoting is not None or request is not None


async def read_reject(house: House, arrival: Arrival) -> bool:
    """What somebody here asked is not allowed."""
    quoting, request = await _asked_by_us(house, arrival)
    if quoting is not None:
        await house.db.act(refuse_quote, quoting)
    elif request is not None and request.is_open:
        await house.db.act(reject, request.owner_id, request.id)
    return quoting is not None or request is not None


async def _asked_by_us(house: House, arrival: Arrival) -> tuple[PostRow | None, RequestRow | None]:
    """The quote or the request of ours that is answered; Forbidden where somebody else answers than was asked."""
    uri = id_of(arrival.activity.get("object")) or ""
    number = _OURS.fullmatch(uri.removeprefix(house.settings.base_url))
    if number is None or not uri.startswith(house.settings.base_url):
        return None, None
    if number["quote"]:
        row = await post_by_id(house.db, int(number["id"]))
        if row is None or row.account_id != int(number["account"]):
            raise NotFound
        if row.quote_of_account_id != arrival.actor_id:
            raise Forbidden
        return row, None
    request = await request_by_id(house.db, int(number["id"]))
    if request is None or request.account_id != int(number["account"]):
        raise NotFound
    if request.owner_id != arrival.actor_id:
        raise Forbidden
    return None, request


async def _keep_proof(house: House, request: RequestRow, stamp_uri: str | None) -> None:
    """Keeps the stamp with what was asked about, if one came and holds, so that it goes with it from now on."""
    about = await post_by_id(house.db, request.status_id)
    made = favourite_uri(house.settings, request.account_id, request.id)
    if request.post_id is not None:
        row = await post_by_id(house.db, request.post_id)
        if row is None:
            return
        made = own_id(house.settings, row)
    if about is None or stamp_uri is None or not await stamp_holds(house, request.kind, made, stamp_uri, about):
        return
    people = {"owner_id": request.owner_id, "account_id": request.account_id, "post_id": request.status_id}
    await house.db.act(keep_stamp, request.kind, **people, object_uri=made, uri=stamp_uri)


async def read_delete(house: House, arrival: Arrival) -> bool:
    """A stamp is taken back by who gave it: a quote is no longer shown."""
    uri = id_of(arrival.activity.get("object"))
    stamp = None if uri is None else await stamp_by_uri(house.db, uri)
    if stamp is None:
        return False
    if stamp.owner_id != arrival.actor_id:
        raise Forbidden
    if stamp.kind != "quote":
        await house.db.act(drop_stamp, stamp.id)
        return True
    quoting_id = await id_by_uri(house.db, house.settings, stamp.object_uri)
    quoting = None if quoting_id is None else await post_by_id(house.db, quoting_id)
    await house.db.act(take_quote_back, stamp, quoting)
    return True
