"""What staff do with relays: ask one to serve us, let it rest, ask it again, and drop it."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.activitypub.origins import host_of, is_fetchable
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.federation.actions.send import send
from goodmob.federation.permissions import is_closed
from goodmob.federation.queries.relays import RelayRow, every_relay, relay_at, relay_by_id
from goodmob.federation.rules.relays import MOST_RELAYS, follow_said, undo_said
from goodmob.federation.rules.server_actor import SERVER_ID
from goodmob.federation.tables.relays import relay

ADD = statement(insert(relay).on_conflict_do_nothing(index_elements=["inbox"]).inline())
_one = relay.c.id == bindparam("relay_id", type_=BigInteger)
CHANGE = statement(
    update(relay)
    .where(_one)
    .values(
        state=bindparam("new_state", type_=Text),
        follow_id=bindparam("new_follow_id", type_=BigInteger),
        changed_at=bindparam("now", type_=BigInteger),
    )
)
DROP = statement(delete(relay).where(_one))

FOLLOWED = ("pending", "accepted")


class RelayPlace(NamedTuple):
    """Where a relay takes what is for it; actor_uri: its actor, where that is what is followed."""

    inbox: str
    actor_uri: str | None = None


async def add_relay(tx: Transaction, settings: Settings, staff_id: int, place: RelayPlace) -> int:
    """Asks a relay to serve us; gives its id. Conflict where it was asked before, Invalid where nothing goes there."""
    host = host_of(place.inbox)
    is_there = is_fetchable(place.inbox, loopback=settings.federation_loopback)
    if host is None or not is_there or host == settings.local_domain or await is_closed(tx, host):
        raise Invalid("inbox", "is not of a server that is spoken with")
    if await relay_at(tx, place.inbox) is not None:
        raise Conflict("This relay was named before")
    if len(await every_relay(tx)) >= MOST_RELAYS:
        raise Invalid("inbox", "is one too many")

    made = RelayRow(tx.new_id(), place.inbox, place.actor_uri, None, "pending", tx.new_id(), tx.now, tx.now)
    await tx.run(ADD, **made._asdict())
    await _ask(tx, settings, made)
    await _note(tx, staff_id, "add", made)
    return made.id


async def ask_relay_again(tx: Transaction, settings: Settings, staff_id: int, relay_id: int) -> None:
    """Asks a relay anew that rests or refused; NotFound where there is none with this id."""
    known = await _known(tx, relay_id)
    if known.state in FOLLOWED:
        return

    asked = known._replace(state="pending", follow_id=tx.new_id())
    await _change(tx, asked)
    await _ask(tx, settings, asked)
    await _note(tx, staff_id, "ask", asked)


async def rest_relay(tx: Transaction, settings: Settings, staff_id: int, relay_id: int) -> None:
    """Neither takes from the relay nor gives to it any more, and tells it so; NotFound where there is none."""
    known = await _known(tx, relay_id)
    if known.state not in FOLLOWED:
        return

    await _change(tx, known._replace(state="off"))
    await _leave(tx, settings, known)
    await _note(tx, staff_id, "rest", known)


async def remove_relay(tx: Transaction, settings: Settings, staff_id: int, relay_id: int) -> None:
    """Forgets the relay, which is told so where it serves us; NotFound where there is none with this id."""
    known = await _known(tx, relay_id)

    await tx.run(DROP, relay_id=known.id)
    if known.state in FOLLOWED:
        await _leave(tx, settings, known)
    await _note(tx, staff_id, "remove", known)


async def _known(tx: Transaction, relay_id: int) -> RelayRow:
    known = await relay_by_id(tx, relay_id)
    if known is None:
        raise NotFound
    return known


async def _change(tx: Transaction, row: RelayRow) -> None:
    await tx.run(CHANGE, relay_id=row.id, new_state=row.state, new_follow_id=row.follow_id, now=tx.now)


async def _ask(tx: Transaction, settings: Settings, row: RelayRow) -> None:
    await send(tx, SERVER_ID, follow_said(settings, row.follow_id, row.actor_uri), [row.inbox])


async def _leave(tx: Transaction, settings: Settings, row: RelayRow) -> None:
    await send(tx, SERVER_ID, undo_said(settings, row.follow_id, row.actor_uri), [row.inbox])


async def _note(tx: Transaction, staff_id: int, verb: str, row: RelayRow) -> None:
    await record(tx, actor_id=staff_id, action=f"relay.{verb}", target=f"relay:{row.id}", details={"inbox": row.inbox})
