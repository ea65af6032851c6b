"""What it costs to show a tally to everybody who watches a mob."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

import msgspec

from bench.kernel import cpu_seconds
from bench.measure import rest
from bench.server import Server
from bench.town import Town
from bench.wire import Question, Wire

_TICKS = 20
_PACE_SECONDS = 0.6
"""A tally is shown at most twice a second, so every change is a tick of its own."""


class Watching(msgspec.Struct):
    """Milliseconds of a core for each tick: `alone` for the change itself, `cpu_ms` for showing it to the watchers."""

    watchers: int
    ticks: int
    alone_ms: float
    cpu_ms: float


async def watching(server: Server, town: Town, watchers: int) -> Watching:
    """Lets so many watch the last mob of the town while its tally changes."""
    mob = town.mobs[-1]
    alone = await _ticks(server, town, mob)
    seats = [await _sit_down(server.url, mob, town.tokens[seat % len(town.tokens)]) for seat in range(watchers)]
    tasks = [asyncio.create_task(_listen(reader)) for reader, _ in seats]
    watched = await _ticks(server, town, mob)
    for task in tasks:
        task.cancel()
    heard = await asyncio.gather(*tasks)
    for _, writer in seats:
        writer.close()
    if min(heard) < _TICKS:
        raise AssertionError(f"somebody was told of {min(heard)} ticks only, instead of {_TICKS}")
    return Watching(watchers, _TICKS, round(alone, 2), round(watched - alone, 2))


async def _ticks(server: Server, town: Town, mob: str) -> float:
    """Milliseconds of a core for each change of the mob, with what follows from it."""
    idle = await asyncio.to_thread(rest, server)
    loop = asyncio.get_running_loop()
    before, began = cpu_seconds(server.pid), loop.time()
    with Wire(server.url) as wire:
        for tick in range(_TICKS):
            deed = "leave" if tick % 2 else "join"
            answer = await wire.ask(Question("POST", f"/api/v1/mobs/{mob}/{deed}", town.tokens[1]))
            assert answer.status == 200, answer
            await asyncio.sleep(_PACE_SECONDS)
    worked = cpu_seconds(server.pid) - before - idle * (loop.time() - began)
    return worked / _TICKS * 1000


async def _sit_down(url: str, mob: str, token: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    place = urlsplit(url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    question = Question("GET", f"/api/v1/streaming/mob?mob={mob}", token, headers={"accept": "text/event-stream"})
    writer.write(question.encoded(place.netloc))
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


async def _listen(reader: asyncio.StreamReader) -> int:
    """How many tallies came, until it is cancelled; the first one greets."""
    heard = -1
    with suppress(asyncio.CancelledError):
        while line := await reader.readline():
            heard += line.startswith(b"event: mob.update")
    return heard
