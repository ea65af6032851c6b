"""Mobs as events, for apps that know Pleroma's: call, change, join, leave. Ids are those of posts."""

from starlette.responses import Response

from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.errors import Conflict, NotFound
from goodmob.core.web.calendar_files import calendar_file
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, get, post, put
from goodmob.mobs.actions.call import NewMob, call_mob
from goodmob.mobs.actions.come import come
from goodmob.mobs.actions.edit import edit_mob
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.actions.part import part
from goodmob.mobs.actions.wish_to_join import WishSaid, joining
from goodmob.mobs.api.calling import usual_wish
from goodmob.mobs.api.event_params import (
    EventFields,
    changed_fields,
    check_join_mode,
    in_their_words,
    located,
    new_fields,
)
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.calendar import calendar_of_mob
from goodmob.mobs.permissions import mob_behind, own_mob
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.standing import COMMITTED, IN
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status


class EditedEvent(EventFields, kw_only=True):
    """What is to change of an event; what is left out stays."""

    id: Id


class OneRequest(OneMob):
    """The event and the account of the path."""

    participant_id: Id


async def create_event(call: Call, params: EventFields) -> Status:
    """Call a mob that people come to, as an event."""
    house, host_id = call.house, call.account_id
    check_join_mode(params)
    where = await located(house.db, params)
    fields = new_fields(params, where)
    new = NewMob(
        usual=await usual_wish(call, fields),
        fields=fields,
        place=where.place,
        application_id=call.viewer.application_id,
    )
    key = call.headers.get("Idempotency-Key") or None
    with in_their_words():
        mob_id = await house.db.act(call_mob, house.settings, host_id, new, key)
    row = await own_mob(house.db, host_id, mob_id)
    return await show_one(house, host_id, row.post_id or 0)


async def edit_event(call: Call, params: EditedEvent) -> Status:
    """Change an event of one's own; people who joined are told when its time or its place changes."""
    house, host_id = call.house, call.account_id
    row = await mob_behind(house.db, host_id, params.id)
    await own_mob(house.db, host_id, row.id)
    check_join_mode(params)
    where = await located(house.db, params, row)
    with in_their_words():
        fields = changed_fields(params, await wish_of(house.db, row), url_of(house.settings, row.id))
        await house.db.act(edit_mob, house.settings, host_id, row.id, fields, where.place, lane=row.id)
    return await show_one(house, host_id, params.id)


async def join_event(call: Call, params: OneMob) -> Status:
    """Join an event; asked again, the answer is the same. Full is no error: there is a line."""
    house, account_id = call.house, call.account_id
    row = await mob_behind(house.db, account_id, params.id)
    wish = await joining(house.db, house.settings, account_id, row, WishSaid())
    await house.db.act(come, row.id, account_id, wish, lane=row.id)
    return await show_one(house, account_id, params.id)


async def leave_event(call: Call, params: OneMob) -> Status:
    """Give one's place, offer or turn back."""
    house, account_id = call.house, call.account_id
    row = await mob_behind(house.db, account_id, params.id)
    await house.db.act(part, row.id, account_id, lane=row.id)
    return await show_one(house, account_id, params.id)


async def authorize_request(call: Call, params: OneRequest) -> Status:
    """Asked for somebody who is in, it changes nothing; who waits gets in by the order of the line alone."""
    if await _state_of(call, params) not in IN:
        raise Conflict("Places are given in the order of the line")
    return await show_one(call.house, call.account_id, params.id)


async def reject_request(call: Call, params: OneRequest) -> Status:
    """Nobody is turned away: always refused."""
    await _state_of(call, params)
    raise Conflict("Whoever joins has a place, or a turn in the line, which nobody can take away")


async def send_event(call: Call, params: OneMob) -> Response:
    """The event for any calendar, in words that everybody may read."""
    row = await mob_behind(call.house.db, call.viewer.account_id, params.id)
    return calendar_file(call, await calendar_of_mob(call.house, row), f"mob-{row.id}")


async def _state_of(call: Call, params: OneRequest) -> str:
    """How somebody stands towards the caller's own event; NotFound where they have nothing to do with it."""
    house = call.house
    row = await mob_behind(house.db, call.account_id, params.id)
    await own_mob(house.db, call.account_id, row.id)
    commitment = await commitment_of(house.db, row.id, params.participant_id)
    if commitment is None or commitment.state not in COMMITTED:
        raise NotFound
    return commitment.state


EVENTS, EVENT = "/api/v1/pleroma/events", "/api/v1/pleroma/events/:id"
_REQUEST = f"{EVENT}/participation_requests/:participant_id"
_WRITE = "write:mobs"

ROUTES = (
    post(EVENTS, create_event, scope=_WRITE, limit="statuses"),
    put(EVENT, edit_event, scope=_WRITE, limit="statuses"),
    post(f"{EVENT}/join", join_event, scope=_WRITE),
    post(f"{_REQUEST}/authorize", authorize_request, scope=_WRITE),
    post(f"{_REQUEST}/reject", reject_request, scope=_WRITE),
    post(f"{EVENT}/leave", leave_event, scope=_WRITE),
    get(f"{EVENT}/ics", send_event, viewer=OPTIONAL, scope="read:statuses"),
)
