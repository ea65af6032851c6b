"""People who join one mob and leave it again without pause, and what must be true of the mob whatever happens."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.wire import Question, Wire
from tests.client.crowd import PATIENCE, Person
from tests.client.truth import everything

CAP = 10
IN_PLACE = {"confirmed", "done"}
HERE = IN_PLACE | {"waitlisted", "offered"}
GONE = {"released", "declined"}

_BREATH = 0.05


class Joiners:
    """Everybody joins with a party of one to three, then leaves or joins again; `last` is what was acknowledged last.

    `lost` counts requests without an answer; they are asked again until they are acknowledged.
    """

    def __init__(self, url: str, host: Person, people: Sequence[Person]) -> None:
        self.url = url
        self.host = host
        self.people = people
        self.mob = ""
        self.last: dict[str, str] = {}
        self.acknowledged = 0
        self.lost = 0
        self._enough = asyncio.Event()

    async def call(self) -> None:
        """The host calls the mob, for tomorrow."""
        start = datetime.fromtimestamp(time.time(), UTC) + timedelta(days=1)
        wish = {"title": "Sing one song", "verb": "come", "time_zone": "UTC", "cap": CAP}
        times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}
        with Wire(self.url) as wire:
            answer = await wire.ask(Question("POST", "/api/v1/mobs", self.host.token, {**wish, **times}))
        assert answer.status == 200, answer
        self.mob = f"/api/v1/mobs/{answer.json['id']}"

    @asynccontextmanager
    async def coming_and_going(self) -> AsyncIterator[None]:
        """They do so while the block runs; afterwards nothing is left without an acknowledgement."""
        self._enough.clear()
        async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
            for number, person in enumerate(self.people):
                group.create_task(self._come_and_go(person, random.Random(number)))  # noqa: S311 - nothing here is a secret
            try:
                yield
            finally:
                self._enough.set()
                limit.reschedule(asyncio.get_running_loop().time() + PATIENCE)

    async def go_on(self, many: int) -> None:
        """Waits until so many more joins and leaves have been acknowledged."""
        wanted = self.acknowledged + many
        async with asyncio.timeout(PATIENCE):
            while self.acknowledged < wanted:  # noqa: ASYNC110 - those who come and go have better to do than to tell
                await asyncio.sleep(_BREATH)

    async def check(self) -> None:
        """Nobody has a place too much, counters are as rows, the line has no gap, and what was acknowledged holds."""
        with Wire(self.url) as wire:
            rows = await everything(wire, self.host, f"{self.mob}/commitments?limit=80")
            mob = (await wire.ask(Question("GET", self.mob, self.host.token))).json
            mine = {person.id: await self._mine(wire, person) for person in self.people}
        taken, offered = _places(rows, IN_PLACE), _places(rows, {"offered"})
        line = sorted(row["position"] for row in rows if row["state"] == "waitlisted")

        assert taken + offered <= CAP
        assert mob["joined"] == taken
        assert mob["waiting"] == offered + _places(rows, {"waitlisted"})
        assert line == list(range(1, len(line) + 1))
        assert len({row["account"]["id"] for row in rows}) == len(rows)
        for account_id, deed in self.last.items():
            assert mine[account_id] in (HERE if deed == "join" else GONE), (deed, mine[account_id])

    async def _mine(self, wire: Wire, person: Person) -> str:
        me = (await wire.ask(Question("GET", self.mob, person.token))).json["me"]
        return str(me["state"]) if me else "released"

    async def _come_and_go(self, person: Person, chance: random.Random) -> None:
        with Wire(self.url) as wire:
            while not self._enough.is_set():
                is_in = self.last.get(person.id) == "join"
                deed = "leave" if is_in and chance.random() < 0.6 else "join"
                await self._insist(wire, person, deed, chance.randint(1, 3))

    async def _insist(self, wire: Wire, person: Person, deed: str, party: int) -> None:
        form = {"party_size": party} if deed == "join" else {}
        while True:
            try:
                answer = await wire.ask(Question("POST", f"{self.mob}/{deed}", person.token, form))
            except ConnectionError:
                self.lost += 1
            else:
                if answer.status == 200:
                    self.last[person.id] = deed
                    self.acknowledged += 1
                    return
                assert answer.status == 503, (deed, answer)
            await asyncio.sleep(_BREATH)


def _places(rows: Sequence[dict[str, Any]], states: set[str]) -> int:
    return sum(row["party_size"] for row in rows if row["state"] in states)
