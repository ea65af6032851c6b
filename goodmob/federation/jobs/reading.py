"""Reading what came, host by host: each activity is handed to whoever reads its type."""

import logging
from functools import partial

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.activitypub.documents import Json, read
from goodmob.core.activitypub.values import is_a, types
from goodmob.core.errors import Refusal, TooMany, Unavailable
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.federation.actions.note_reading import Reading, note_reading
from goodmob.federation.forwarded import from_origin
from goodmob.federation.jobs.noting import note
from goodmob.federation.jobs.payloads import OneHost
from goodmob.federation.jobs.streams import in_streams
from goodmob.federation.people import account_by_uri, known_actor
from goodmob.federation.permissions import is_closed
from goodmob.federation.queries.arrivals import ArrivalRow, due_arrivals, next_arrival
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.trouble import Passing, Unfetched

log = logging.getLogger(__name__)

AT_ONCE = 40
SIDE_BY_SIDE = 4
"""So many activities of one host are read at once, those of one actor in their order."""

OF_SUSPENDED = ("Delete", "Undo", "Update")
"""What is still read of somebody who is suspended, here or there: they take back, and are kept as they are."""


async def read_from(house: House, payload: OneHost) -> Again | None:
    """Reads some of what came from a host, oldest first, and goes on until nothing is left."""
    rows = await due_arrivals(house.db, payload.host, house.clock.now(), AT_ONCE)
    if not rows:
        moment = await next_arrival(house.db, payload.host)
        return None if moment is None else Again(payload, moment)
    if await is_closed(house.db, payload.host):
        readings = [Reading(row.id, row.attempts, "dropped") for row in rows]
    else:
        readings = await in_streams(rows, _actor_of, SIDE_BY_SIDE, partial(_read, house))
    await note(house, note_reading, payload.host, readings)
    return Again(payload)


def _actor_of(row: ArrivalRow) -> str:
    return row.actor_uri


async def _read(house: House, row: ArrivalRow) -> Reading:
    try:
        return Reading(row.id, row.attempts, "read" if await _is_taken(house, row) else "dropped")
    except (Passing, Unavailable, TooMany) as error:
        return Reading(row.id, row.attempts, "later", str(error))
    except (Refusal, Unfetched) as error:
        log.info("%s of %s is not taken: %s", row.type, row.actor_uri, error)
        return Reading(row.id, row.attempts, "dropped", str(error))
    except Exception as error:
        # What is wrong with one activity is no reason to stop for all that came after it.
        log.exception("%s of %s could not be read", row.type, row.actor_uri)
        return Reading(row.id, row.attempts, "dead", f"{type(error).__name__}: {error}")


async def _is_taken(house: House, row: ArrivalRow) -> bool:
    activity: Json | None = read(row.body.encode())
    if activity is not None and row.is_forwarded:
        activity = await from_origin(house, activity, row.actor_uri)
    if activity is None:
        return False
    actor_id = await _actor(house, row.actor_uri, activity)
    if actor_id is None:
        return False
    brought_by = row.host if row.is_forwarded else None
    for kind in sorted(types(activity)):
        arrival = Arrival(row.uri, kind, activity, actor_id, row.actor_uri, row.received_at, brought_by)
        for reader in house.readers.get(kind, ()):
            if await reader(house, arrival):
                return True
    return False


async def _actor(house: House, uri: str, activity: Json) -> int | None:
    """The account of whoever says it; None where nobody can say it, or not any more."""
    if is_a(activity, "Delete"):
        # Whoever deletes may be gone, and there is nothing here of strangers.
        actor_id = await account_by_uri(house.db, house.settings, uri)
    else:
        actor_id = await known_actor(house, uri)
    row = None if actor_id is None else (await accounts_by_id(house.db, [actor_id])).get(actor_id)
    # The address may lead on to somebody else, for whom whoever has it does not speak.
    if row is None or row.domain is None or row.uri != uri:
        return None
    if row.state in {"suspended", "paused"} and not is_a(activity, *OF_SUSPENDED):
        return None
    return row.id
