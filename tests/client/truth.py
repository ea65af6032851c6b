"""What must be true of a server that acknowledged things, seen through its API by the people themselves."""

import asyncio
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

from bench.wire import Question, Wire
from tests.client.crowd import Crowd, Person

PUBLIC = "/api/v1/timelines/public?limit=1"
"""What anybody may read."""

_NEXT = re.compile(r'<https?://[^/]+([^>]+)>; rel="next"')


async def eventually(check: Callable[[], Awaitable[None]], *, within: float) -> None:
    """Runs the check until it holds; what it says after so many seconds is the failure."""
    until = time.monotonic() + within
    while True:
        try:
            return await check()
        except AssertionError:
            if time.monotonic() > until:
                raise
        await asyncio.sleep(0.5)


async def check_everything(crowd: Crowd, *, within: float) -> None:
    """All that was acknowledged is there once, counters are as rows; and everybody is told and shown within seconds."""
    with Wire(crowd.url) as wire:
        for person in crowd.people:
            await _check_posts(wire, crowd, person)
            await _check_follows(wire, crowd, person)
        for person in crowd.people:
            await eventually(lambda person=person: _check_notifications(wire, crowd, person), within=within)  # type: ignore[misc]
            await _check_home(wire, crowd, person)


async def everything(wire: Wire, person: Person, path: str) -> list[Any]:
    """All items of a list of the API, from the first page to the last."""
    items: list[Any] = []
    while path:
        answer = await wire.ask(Question("GET", path, person.token))
        assert answer.status == 200, (path, answer)
        items += answer.json
        following = _NEXT.search(answer.headers.get("link", ""))
        path = following[1] if following and answer.json else ""
    return items


async def can_be_read(url: str) -> bool:
    """Whether a reader is served; he is put off where not."""
    with Wire(url) as wire:
        answer = await wire.ask(Question("GET", PUBLIC))

    assert answer.status in {200, 503}
    return answer.status == 200


async def posts_of(wire: Wire, person: Person) -> list[str]:
    """The ids of all posts of a person, of which the counter tells the same number."""
    shown = await everything(wire, person, f"/api/v1/accounts/{person.id}/statuses?limit=40")

    assert (await _account(wire, person))["statuses_count"] == len(shown)
    return [post["id"] for post in shown]


async def ties_of(wire: Wire, person: Person, name: Literal["followers", "following"]) -> list[str]:
    """The ids of all followers or followed of a person, of which the counter tells the same number."""
    shown = await everything(wire, person, f"/api/v1/accounts/{person.id}/{name}?limit=80")

    assert (await _account(wire, person))[f"{name}_count"] == len(shown)
    return [other["id"] for other in shown]


def check_file(path: Path) -> None:
    """The database file is whole, and no row points to one that is missing."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


async def _check_posts(wire: Wire, crowd: Crowd, person: Person) -> None:
    kept = [receipt.post_id for receipt in crowd.posts if receipt.author_id == person.id]

    assert _differences(await posts_of(wire, person), kept) == ({}, {})


async def _check_follows(wire: Wire, crowd: Crowd, person: Person) -> None:
    followers = [who for who, whom in crowd.follows if whom == person.id]
    following = [whom for who, whom in crowd.follows if who == person.id]

    assert _differences(await ties_of(wire, person, "followers"), followers) == ({}, {})
    assert _differences(await ties_of(wire, person, "following"), following) == ({}, {})


async def _check_notifications(wire: Wire, crowd: Crowd, person: Person) -> None:
    told = await everything(wire, person, "/api/v1/notifications?limit=80")
    mentions = [receipt.post_id for receipt in crowd.posts if receipt.mentioned_id == person.id]
    followers = [who for who, whom in crowd.follows if whom == person.id]

    assert _differences([each["status"]["id"] for each in told if each["type"] == "mention"], mentions) == ({}, {})
    assert _differences([each["account"]["id"] for each in told if each["type"] == "follow"], followers) == ({}, {})


async def _check_home(wire: Wire, crowd: Crowd, person: Person) -> None:
    shown = await everything(wire, person, "/api/v1/timelines/home?limit=40")
    authors = {person.id, *(whom for who, whom in crowd.follows if who == person.id)}
    kept = [receipt.post_id for receipt in crowd.posts if receipt.author_id in authors]

    assert _differences([post["id"] for post in shown], kept) == ({}, {})


async def _account(wire: Wire, person: Person) -> Any:
    return (await wire.ask(Question("GET", f"/api/v1/accounts/{person.id}", person.token))).json


def _differences(shown: list[str], kept: list[str]) -> tuple[dict[str, int], dict[str, int]]:
    """What is shown too often, and what is missing, each with how often."""
    more, fewer = Counter(shown), Counter(kept)
    return dict(more - fewer), dict(fewer - more)
