"""How much of a core the server needs for a kind of request."""

import random
import time
from collections.abc import Iterable
from itertools import cycle, islice
from urllib.parse import quote

import msgspec

from bench.calls import joins
from bench.kernel import cpu_seconds
from bench.plan import TAGS, searches, sentence, username
from bench.server import Server
from bench.town import AT_ONCE, RefusedError, Town
from bench.wire import Answer, Question, Wire, side_by_side

NOTHING = "nothing"
"""The kind that all others are compared with; there are ten times as many of it, as each takes next to no time."""

QUIET_SECONDS = 1.0
_QUIET_SHARE = 0.05
_LONGEST_UNREST = 60.0
_PROFILES = 20


class Figure(msgspec.Struct):
    """What one kind of request costs: milliseconds of a core each, and of `rate` a second at `AT_ONCE` at a time."""

    name: str
    requests: int
    cpu_ms: float
    rate: float
    bytes: int
    ratio: float = 0.0
    """The cost as a multiple of the cheapest request's; it says more than milliseconds about the program."""


def kinds(town: Town, many: int) -> dict[str, list[Question]]:
    """The requests of each kind, the cheapest first: it does nothing but pass through the web layer."""
    chance = random.Random(many)  # noqa: S311 - nothing here is a secret
    people = town.tokens[1:]
    threads = [town.plan.root, *(told.parent for told in town.plan.posts if told.parent is not None)]
    kept = set(town.plan.favourites)
    free = [
        (who, post) for who in range(town.plan.people) for post in range(len(town.posts)) if (who, post) not in kept
    ]

    def reads(paths: Iterable[str], **headers: str) -> list[Question]:
        return [
            Question("GET", path, token, headers=headers)
            for path, token in islice(zip(cycle(paths), cycle(people), strict=False), many)
        ]

    def pages(paths: Iterable[str]) -> list[Question]:
        return [Question("GET", path) for path in islice(cycle(paths), many)]

    return {
        NOTHING: [Question("GET", "/api/v1/streaming/health")] * (10 * many),
        "home": reads(["/api/v1/timelines/home?limit=20"]),
        "home, packed": reads(["/api/v1/timelines/home?limit=20"], **{"accept-encoding": "gzip"}),
        "public": [Question("GET", "/api/v1/timelines/public?limit=20")] * many,
        "context": reads(f"/api/v1/statuses/{town.posts[post]}/context" for post in threads),
        "long thread": reads([f"/api/v1/statuses/{town.posts[town.plan.root]}/context"]),
        "notifications": reads(["/api/v1/notifications?limit=20"]),
        "search": reads(f"/api/v2/search?type=statuses&q={quote(words)}" for words in searches(chance, many)),
        "post": [_say(chance.choice(people), sentence(chance)) for _ in range(many)],
        "favourite": [
            Question("POST", f"/api/v1/statuses/{town.posts[post]}/favourite", town.tokens[who])
            for who, post in chance.sample(free, many)
        ],
        "home page": [
            Question("GET", "/home", headers={"cookie": cookie}) for cookie in islice(cycle(town.cookies), many)
        ],
        "public page": pages(["/public"]),
        "profile page": pages(f"/@{username(person)}" for person in range(_PROFILES)),
        "tag page": pages(f"/tags/{tag}" for tag in TAGS),
        "post page": pages(f"/@{username(town.plan.posts[post].author)}/{town.posts[post]}" for post in threads),
        "mob": reads(f"/api/v1/mobs/{mob}" for mob in town.mobs),
        "join": joins(town, many),
    }


async def cost(server: Server, name: str, questions: list[Question]) -> Figure:
    """The figure of one kind, with what the server does after its answers; RefusedError for any other than success."""
    idle = rest(server)
    before, began = cpu_seconds(server.pid), time.perf_counter()
    answers = await side_by_side(server.url, _asked, questions, AT_ONCE)
    took = time.perf_counter() - began
    rest(server)
    worked = cpu_seconds(server.pid) - before - idle * (time.perf_counter() - began)
    return Figure(
        name=name,
        requests=len(questions),
        cpu_ms=round(worked / len(questions) * 1000, 3),
        rate=round(len(questions) / took, 1),
        bytes=sum(len(answer.body) for answer in answers) // len(answers),
    )


def rest(server: Server) -> float:
    """Waits until the server has little to do, and gives the share of a core it then needs."""
    began = time.perf_counter()
    while True:
        before, since = cpu_seconds(server.pid), time.perf_counter()
        time.sleep(QUIET_SECONDS)
        share = (cpu_seconds(server.pid) - before) / (time.perf_counter() - since)
        if share < _QUIET_SHARE or since - began > _LONGEST_UNREST:
            return share


def _say(token: str, text: str) -> Question:
    return Question("POST", "/api/v1/statuses", token, {"status": text, "visibility": "public"})


async def _asked(wire: Wire, question: Question) -> Answer:
    answer = await wire.ask(question)
    if answer.status != 200:
        raise RefusedError(f"{question.method} {question.path}: {answer.status}")
    return answer
