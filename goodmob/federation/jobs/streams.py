"""Several things done side by side, but those of one person one after the other."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def in_streams(
    items: Sequence[T], whose: Callable[[T], Hashable], most: int, do: Callable[[T], Awaitable[R]]
) -> list[R]:
    """What `do` gives for each item, at most so many at once, those of the same `whose` in their order."""
    streams: dict[int, list[T]] = {}
    for item in items:
        streams.setdefault(hash(whose(item)) % most, []).append(item)

    async def follow(stream: list[T]) -> list[R]:
        return [await do(item) for item in stream]

    if len(streams) == 1:
        return await follow(list(items))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(follow(stream)) for stream in streams.values()]
    return [result for task in tasks for result in task.result()]
