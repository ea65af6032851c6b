"""Visiting other servers, each in its own lane, with everything that waits for them."""

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from goodmob.core.activitypub.documents import ACTIVITY_TYPE
from goodmob.core.clock import SECOND
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked, TooMuch, Unanswered
from goodmob.core.http.retry import retry_after
from goodmob.core.jobs.handlers import Again
from goodmob.federation.actions.note_visit import Brought, Trouble, lose_waiting, note_visit
from goodmob.federation.jobs.noting import note
from goodmob.federation.jobs.payloads import OneHost
from goodmob.federation.jobs.streams import in_streams
from goodmob.federation.knocking import knock
from goodmob.federation.permissions import is_closed
from goodmob.federation.proving import proved
from goodmob.federation.queries.deliveries import DeliveryRow, next_delivery, outgoing_by_id, ripe_deliveries
from goodmob.federation.queries.hosts import host_row
from goodmob.federation.rules.parting import is_parting
from goodmob.federation.rules.patience import STRIKES
from goodmob.instance.queries.server_blocks import policy_of

if TYPE_CHECKING:
    from goodmob.core.http.client import Answer

AT_ONCE = 40
SIDE_BY_SIDE = 2
"""So many deliveries are under way to one host, those of one actor one after the other."""
TIMEOUT = 15.0
SYNCHRONISATION = "Collection-Synchronization"

_OF_HOST = frozenset({429, 502, 503, 504})
"""What a server answers that takes nothing at the moment, whatever it is brought."""
_OF_ACTIVITY = frozenset({401, 408, 425})
"""What it answers to one delivery that it may take later; besides all other faults of its own."""


class Said(NamedTuple):
    """An activity as it goes out, whether it goes to followers, and whether it only ends a follow."""

    body: bytes
    to_followers: bool
    is_parting: bool


class Visit:
    """One visit: what is brought, until the server turns out to be in trouble.

    is_last: nothing goes there any more but that follows are over, which the server could not know else.
    """

    def __init__(self, house: House, host: str, *, is_last: bool) -> None:
        self.house = house
        self.host = host
        self.is_last = is_last
        self.trouble: Trouble | None = None
        self.strikes = 0

    async def bring(self, row: DeliveryRow) -> Brought | None:
        """How one delivery ended; None where it was not tried, or not heard."""
        if self.trouble is not None:
            return None
        end = partial(Brought, row.id, row.attempts)
        try:
            answer = await self._hand_in(row)
        except (Blocked, TooMuch) as error:
            return end("refused", str(error))
        except Unanswered as error:
            self.trouble = Trouble(str(error))
            return None
        if answer is None:
            return end("refused", "what it says is gone, or goes there no more")
        told = f"{answer.status} {_phrase(answer.status)}"
        if answer.status in _OF_HOST:
            self.trouble = Trouble(told, retry_after(answer.headers, self.house.clock.now()))
            return None
        if answer.status in _OF_ACTIVITY or answer.status >= 500:
            self._strike(told)
            return end("later", told)
        self.strikes = 0
        return end("taken") if answer.status < 400 else end("refused", told)

    async def _hand_in(self, row: DeliveryRow) -> "Answer | None":
        said = await self._said(row.outgoing_id)
        if said is None or (self.is_last and not said.is_parting):
            return None
        headers = {"Content-Type": ACTIVITY_TYPE}
        if said.to_followers and (told := await self.house.followers_header(self.house, row.actor_id, self.host)):
            headers[SYNCHRONISATION] = told
        async with self.house.deliveries:
            return await knock(
                self.house, row.actor_id, "POST", row.inbox, body=said.body, headers=headers, timeout=TIMEOUT
            )

    def _strike(self, told: str) -> None:
        self.strikes += 1
        if self.strikes >= STRIKES:
            self.trouble = Trouble(told)

    async def _said(self, outgoing_id: int) -> Said | None:
        key = ("outgoing", outgoing_id)
        kept = self.house.cache.get(key)
        if isinstance(kept, Said):
            return kept
        row = (await outgoing_by_id(self.house.db, [outgoing_id])).get(outgoing_id)
        if row is None:
            return None
        activity = msgspec.json.decode(row.body)
        proof = await proved(self.house, row.actor_id, activity)
        said = Said(msgspec.json.encode(proof), row.to_followers, is_parting(activity))
        self.house.cache.put(key, said, len(said.body))
        return said


async def deliver_to(house: House, payload: OneHost) -> Again | None:
    """Brings some of what waits for a host, and goes on until nothing is left or the host has to rest.

    To a suspended one only that follows are over; to one that is merely not allowed, nothing.
    """
    host, now = payload.host, house.clock.now()
    row = await host_row(house.db, host)
    closed = await is_closed(house.db, host)
    is_last = closed and (await policy_of(house.db, host)).is_suspended
    if row is None or row.parked_at is not None or (closed and not is_last):
        return Again(payload) if await house.db.act(lose_waiting, host) else None
    if row.rests_until is not None and row.rests_until > now:
        return Again(payload, row.rests_until)
    rows = await ripe_deliveries(house.db, host, now, AT_ONCE)
    if not rows:
        moment = await next_delivery(house.db, host)
        return None if moment is None else Again(payload, max(moment, now + SECOND))
    visit = Visit(house, host, is_last=is_last)
    brought = await in_streams(rows, _actor_of, SIDE_BY_SIDE, visit.bring)
    await note(house, note_visit, host, [one for one in brought if one is not None], visit.trouble)
    return Again(payload)


def _actor_of(row: DeliveryRow) -> int:
    return row.actor_id


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
