"""A crowd that writes without pause, keeps its receipts, and asks again where it heard nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

import msgspec

from bench.server import Server
from bench.wire import Answer, Question, Wire

PATIENCE = 60.0
"""Seconds after which a crowd that gets nothing done counts as stuck."""

_BREATH = 0.1
_PASSWORD = "correct horse battery staple"


class Person(NamedTuple):
    """Somebody with an account on the server."""

    username: str
    id: str
    token: str


class Receipt(NamedTuple):
    """A post that the server acknowledged, and whom it mentions."""

    post_id: str
    author_id: str
    mentioned_id: str


def move_in(server: Server, names: Sequence[str]) -> list[Person]:
    """Accounts for these people, made by the operator."""
    lines = (
        msgspec.json.encode({"username": name, "email": f"{name}@example.org", "password": _PASSWORD}) for name in names
    )
    made = map(msgspec.json.decode, server.command("account", "import", "-", given=b"\n".join(lines)).splitlines())
    return [Person(account["username"], account["id"], account["token"]) for account in made]


class Crowd:
    """Each person posts and follows in turn; `posts` and `follows` hold what was acknowledged.

    `lost` counts requests that the server left without an answer, `unavailable` those that it put off with 503. Both
    are asked again until they are acknowledged, posts with the same Idempotency-Key; any other answer is a failure.
    """

    def __init__(self, url: str, people: Sequence[Person]) -> None:
        self.url = url
        self.people = people
        self.posts: list[Receipt] = []
        self.follows: list[tuple[str, str]] = []
        self.lost = 0
        self.unavailable = 0
        self._enough = asyncio.Event()
        self._news = asyncio.Event()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """The crowd writes while the block runs; afterwards nothing is left without an acknowledgement."""
        self._enough.clear()
        async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
            for person in self.people:
                group.create_task(self._write(person))
            try:
                yield
            finally:
                self._enough.set()
                limit.reschedule(asyncio.get_running_loop().time() + PATIENCE)

    async def goes_on(self, many: int) -> None:
        """Waits until so many more posts have been acknowledged."""
        wanted = len(self.posts) + many
        await self._until(lambda: len(self.posts) >= wanted)

    async def is_put_off(self, many: int) -> None:
        """Waits until so many more requests have been put off."""
        wanted = self.unavailable + many
        await self._until(lambda: self.unavailable >= wanted)

    async def _until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not there():
                self._news.clear()
                await self._news.wait()

    async def _write(self, person: Person) -> None:
        others = [other for other in self.people if other != person]
        number = 0
        with Wire(self.url) as wire:
            while not self._enough.is_set():
                other = others[number % len(others)]
                await self._post(wire, person, other, number)
                if number < len(others):
                    await self._insist(wire, Question("POST", f"/api/v1/accounts/{other.id}/follow", person.token))
                    self.follows.append((person.id, other.id))
                number += 1

    async def _post(self, wire: Wire, person: Person, other: Person, number: int) -> None:
        key = f"{person.username}-{number}-{len(self.posts)}"
        form = {"status": f"Number {number} is for @{other.username}: {key}"}
        asked = Question("POST", "/api/v1/statuses", person.token, form, {"idempotency-key": key})
        answer = await self._insist(wire, asked)
        self.posts.append(Receipt(answer.json["id"], person.id, other.id))
        self._news.set()

    async def _insist(self, wire: Wire, question: Question) -> Answer:
        while True:
            try:
                answer = await wire.ask(question)
            except ConnectionError:
                self.lost += 1
            else:
                if answer.status == 200:
                    return answer
                assert answer.status == 503, (question, answer)
                self.unavailable += 1
                self._news.set()
            await asyncio.sleep(_BREATH)
