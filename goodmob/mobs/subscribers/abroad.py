"""What other servers are told of who joins, and what they ask: answers to their Joins, and our own."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, far_accounts, inboxes_of
from goodmob.commitments.events import PlaceOffered
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.shown import shown_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.federation.actions.send import send
from goodmob.mobs.actions.note_join import note_answer
from goodmob.mobs.actions.take_join import take_offer
from goodmob.mobs.activities.answering import (
    Answer,
    Standing,
    answer_said,
    answer_to,
    join_said,
    leave_said,
)
from goodmob.mobs.events import JoinAsked, JoinRefused, JoinTaken, LeftElsewhere
from goodmob.mobs.queries.abroad import JoinRow, far_mob, join_of
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.abroad import event_uri
from goodmob.mobs.rules.standing import IN


async def answer_join(house: House, event: JoinTaken) -> None:
    """Who joined from elsewhere is told how they stand; where they are in, also the exact place and the code."""
    mob, join = await mob_by_id(house.db, event.mob_id), await join_of(house.db, event.mob_id, event.account_id)
    row = await commitment_of(house.db, event.mob_id, event.account_id)
    if mob is None or row is None or join is None or join.number != event.number:
        return
    shown = (await shown_of(house.db, [row]))[row.id]
    is_in = row.state in IN
    standing = Standing(
        state=row.state,
        party_size=row.party_size,
        position=shown.position,
        code=row.code if is_in else "",
        place=mob.place_exact if is_in else "",
    )
    await _answer(house, mob, join, answer_to(row.state), standing)


async def refuse_join(house: House, event: JoinRefused) -> None:
    """Who may not join is told why."""
    mob, join = await mob_by_id(house.db, event.mob_id), await join_of(house.db, event.mob_id, event.account_id)
    if mob is not None and join is not None and join.number == event.number:
        await _answer(house, mob, join, "Reject", Standing(words=event.why))


async def take_offer_for_them(house: House, event: PlaceOffered) -> None:
    """Whoever waits from elsewhere takes the place at once when it is their turn."""
    account = await account_by_id(house.db, event.account_id)
    if account is not None and account.domain is not None:
        await house.db.act(take_offer, event.call_id, event.account_id, lane=event.call_id)


async def ask_for_a_place(house: House, event: JoinAsked) -> None:
    """The server of the mob is asked by a Join."""
    join = await join_of(house.db, event.mob_id, event.account_id)
    found = await _host_of(house, event.mob_id)
    if join is None or join.number != event.number or found is None:
        return
    uri, host, inbox = found
    actor = actor_uri(house.settings, event.account_id)
    said = join_said(actor, f"{actor}{join.uri}", event=uri, host=host, party_size=event.party_size, role=event.role)
    await house.db.act(send, event.account_id, said, [inbox])


async def give_the_place_back(house: House, event: LeftElsewhere) -> None:
    """The server of the mob hears that somebody leaves."""
    if (found := await _host_of(house, event.mob_id)) is None:
        return
    uri, host, inbox = found
    actor = actor_uri(house.settings, event.account_id)
    said = leave_said(actor, f"{actor}#leaves/{event.number}", event=uri, host=host)
    await house.db.act(send, event.account_id, said, [inbox])


async def _answer(house: House, mob: MobRow, join: JoinRow, kind: Answer, standing: Standing) -> None:
    settings = house.settings
    them = (await far_accounts(house.db, [join.account_id])).get(join.account_id)
    if them is None:
        return
    host = actor_uri(settings, mob.account_id)
    event = event_uri(settings, mob.account_id, mob.post_id or 0)
    said = answer_said(
        kind,
        host,
        # A name of its own for each answer: the same once more would be taken for a repetition.
        f"{host}#joins/{join.number}/{house.ids.new()}",
        join={"id": join.uri, "type": "Join", "actor": them.uri, "object": event},
        to=them.uri,
        standing=standing,
    )
    inboxes = await inboxes_of(house.db, [join.account_id])
    await house.db.act(_send_answer, mob.account_id, join, kind, said, inboxes, standing.position)


async def _send_answer(
    tx: Transaction,
    host_id: int,
    join: JoinRow,
    kind: Answer,
    said: Json,
    inboxes: list[str],
    position: int | None,
) -> None:
    if await note_answer(tx, join, kind, position=position):
        await send(tx, host_id, said, inboxes)


async def _host_of(house: House, mob_id: int) -> tuple[str, str, str] | None:
    """The Event of a mob elsewhere, its host's address, and where that host is reached."""
    mob, far = await mob_by_id(house.db, mob_id), await far_mob(house.db, mob_id)
    host = None if mob is None else (await far_accounts(house.db, [mob.account_id])).get(mob.account_id)
    if far is None or host is None or host.inbox is None:
        return None
    return far.uri, host.uri, host.inbox
