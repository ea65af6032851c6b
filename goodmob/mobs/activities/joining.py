"""Join, Leave and what is answered: read for mobs of ours that others join, and for mobs elsewhere that we joined."""

import msgspec

from goodmob.accounts.queries.elsewhere import id_in
from goodmob.commitments.actions.copy_commitment import Told
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import id_of, is_a, objects
from goodmob.core.errors import Forbidden, Refusal
from goodmob.core.house import House
from goodmob.federation.rules.arrival import Arrival
from goodmob.mobs.actions.join_elsewhere import hear_answer
from goodmob.mobs.actions.take_join import refuse_join, take_join, take_leave
from goodmob.mobs.actions.wish_to_join import WishSaid, joining
from goodmob.mobs.activities.answering import LONGEST_WORDS, standing_in, wish_in
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.abroad import FarRow, JoinRow, far_mob, far_mob_by_uri, join_by_uri, join_of
from goodmob.mobs.queries.mobs import MobRow, mob_by_id, mob_by_post
from goodmob.mobs.rules.abroad import face_in, mob_in
from goodmob.posts.queries.posts import id_by_uri

VIA = "elsewhere"


async def read_join(house: House, arrival: Arrival) -> bool:
    """Somebody wants to come to a mob of ours; one that they may not see is as none."""
    mob = await _mob_of_ours(house, arrival.activity.get("object"))
    if mob is None or arrival.id is None:
        return False
    await _let_in(house, arrival, mob)
    return True


async def read_leave(house: House, arrival: Arrival) -> bool:
    """Somebody gives back what they have of a mob of ours."""
    mob = await _mob_of_ours(house, arrival.activity.get("object"))
    if mob is None:
        return False
    await house.db.act(take_leave, mob.id, arrival.actor_id, lane=mob.id)
    return True


async def read_undo(house: House, arrival: Arrival) -> bool:
    """Somebody takes their Join back, or that they accepted an Event, as some servers say instead of Leave."""
    undone = arrival.activity.get("object")
    uri, said = id_of(undone), next(iter(objects(undone)), {})
    row = None if uri is None else await join_by_uri(house.db, uri)
    if row is not None and row.account_id == arrival.actor_id:
        await house.db.act(take_leave, row.mob_id, arrival.actor_id, lane=row.mob_id)
        return True
    mob = await _mob_of_ours(house, said.get("object")) if is_a(said, "Join", "Accept", "TentativeAccept") else None
    if mob is None:
        return False
    await house.db.act(take_leave, mob.id, arrival.actor_id, lane=mob.id)
    return True


async def read_answer(house: House, arrival: Arrival) -> bool:
    """The server of a mob answers a Join of ours; or somebody answers the Event of a mob of ours, as Friendica does."""
    about = arrival.activity.get("object")
    row = await _join_of_ours(house, about)
    if row is not None:
        await _hear(house, arrival, row)
        return True
    mob = await _mob_of_ours(house, about)
    if mob is None:
        return False
    if arrival.type == "Accept" and arrival.id is not None:
        await _let_in(house, arrival, mob)
    elif arrival.type == "Reject":
        await house.db.act(take_leave, mob.id, arrival.actor_id, lane=mob.id)
    return True


async def _let_in(house: House, arrival: Arrival, mob: MobRow) -> None:
    mob_id, account_id, uri = mob.id, arrival.actor_id, arrival.id or ""
    mob = await seen_mob(house.db, account_id, mob_id)
    party_size, role = wish_in(arrival.activity)
    try:
        wish = await joining(
            house.db, house.settings, account_id, mob, WishSaid(party_size=party_size, role=role, via=VIA)
        )
        await house.db.act(take_join, mob_id, account_id, uri, wish, lane=mob_id)
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        await house.db.act(refuse_join, mob_id, account_id, uri, refusal.error[:LONGEST_WORDS], lane=mob_id)


async def _hear(house: House, arrival: Arrival, row: JoinRow) -> None:
    mob, far = await mob_by_id(house.db, row.mob_id), await far_mob(house.db, row.mob_id)
    if mob is None or far is None or not _may_answer(arrival, mob, far):
        raise Forbidden("Places are given by those who organise the mob")
    said = standing_in(arrival.type, arrival.activity)
    told = Told(state=said.state, party_size=said.party_size, position=said.position, code=said.code)
    about = (row, mob.post_id, mob.account_id, arrival.type, told, said.place)
    await house.db.act(hear_answer, *about, lane=row.mob_id)


def _may_answer(arrival: Arrival, mob: MobRow, far: FarRow) -> bool:
    organisers = msgspec.json.decode(far.organisers, type=tuple[str, ...])
    return arrival.actor_id == mob.account_id or arrival.actor_uri in organisers


async def _mob_of_ours(house: House, about: object) -> MobRow | None:
    """The mob of this server that an address means: that of its Event, of the Note that is its face, or of its page."""
    uri = id_of(about)
    if uri is None or not uri.startswith(house.settings.base_url):
        return None
    mob_id, face = mob_in(house.settings, uri), face_in(house.settings, uri)
    if mob_id is not None:
        row = await mob_by_id(house.db, mob_id)
    else:
        face = face or await id_by_uri(house.db, house.settings, uri)
        row = None if face is None else await mob_by_post(house.db, face)
    return None if row is None or await far_mob(house.db, row.id) is not None else row


async def _join_of_ours(house: House, about: object) -> JoinRow | None:
    """The Join of somebody here that an answer means: by its address, or by who joins what."""
    actor, name, number = (id_of(about) or "").partition("#joins/")
    account_id = id_in(house.settings, actor)
    if name and account_id is not None:
        row = await join_by_uri(house.db, f"{name}{number}")
        return row if row is not None and row.account_id == account_id else None
    said: Json = next(iter(objects(about)), {})
    account_id = id_in(house.settings, id_of(said.get("actor")) or "") if is_a(said, "Join") else None
    known = None if account_id is None else await far_mob_by_uri(house.db, id_of(said.get("object")) or "")
    return None if account_id is None or known is None else await join_of(house.db, known.mob_id, account_id)
