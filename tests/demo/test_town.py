"""The town of `make demo`: it can be settled, it is lively, and it is the same twice."""

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest

from demo.clock import StoryClock
from demo.people import people
from demo.town import RULES, Town, beginning
from goodmob.app.asgi import build
from goodmob.app.opening import close_house, open_house
from goodmob.core.clock import from_iso, iso
from goodmob.core.database.open import FILE_NAME
from goodmob.core.settings import load

NOW = from_iso("2026-11-21T12:00:00Z")
NUMBER, PEOPLE, POSTS = 9, 9, 30


class Seen(NamedTuple):
    """What somebody without an account sees: posts, the latest first, mobs by their titles, rules."""

    posts: list[dict[str, Any]]
    mobs: dict[str, dict[str, Any]]
    rules: list[str]


async def settled(folder: Path, template: Path) -> Seen:
    shutil.copyfile(template, folder / FILE_NAME)
    clock = StoryClock(beginning(NOW))
    house = await open_house(load({"GOODMOB_DATA": str(folder), "GOODMOB_RATE_LIMITS": "off"}), clock)
    try:
        await Town(house, clock, NOW).live(NUMBER, PEOPLE, POSTS)
        assert house.jobs.failed == 0
        transport = httpx2.ASGITransport(build(house))
        async with httpx2.AsyncClient(transport=transport, base_url=house.settings.base_url) as anyone:
            return await seen(anyone)
    finally:
        await close_house(house)


async def seen(anyone: httpx2.AsyncClient) -> Seen:
    posts: list[dict[str, Any]] = []
    while True:
        older = {"max_id": posts[-1]["id"]} if posts else {}
        page = (await anyone.get("/api/v1/timelines/public", params={"limit": 40, **older})).json()
        if not page:
            break
        posts += page
    mobs = (await anyone.get("/api/v1/mobs")).json()
    rules = (await anyone.get("/api/v1/instance/rules")).json()
    return Seen(posts, {mob["title"]: mob for mob in mobs}, [rule["text"] for rule in rules])


def story(town: Seen) -> list[tuple[str, str, str, int, list[str]]]:
    return [
        (
            post["account"]["username"],
            post["created_at"],
            post["spoiler_text"],
            post["favourites_count"],
            [media["description"] for media in post["media_attachments"]],
        )
        for post in town.posts
    ]


async def test_people_talk_until_now_and_mobs_are_in_each_state(tmp_path: Path, sqlite_template: Path) -> None:
    town = await settled(tmp_path, sqlite_template)

    assert {post["account"]["username"] for post in town.posts} <= {person.username for person in people(PEOPLE)}
    assert len(town.posts) >= POSTS // 2
    assert max(post["created_at"] for post in town.posts) < iso(NOW)
    assert any(post["media_attachments"] for post in town.posts)
    assert any(post["favourites_count"] for post in town.posts)
    assert town.rules == [text for text, _ in RULES]
    assert {title: mob["state"] for title, mob in town.mobs.items()} == {
        "Pick up one piece of litter": "live",
        "Bring one warm coat": "gathering",
        "Sing one song at the tram stop": "reported",
        "Pick up one piece at the harbour": "live",
        "Ask for a library that is open on Sundays": "tipped",
    }
    assert town.mobs["Pick up one piece of litter"]["tally"] > 0
    assert town.mobs["Bring one warm coat"]["joined"] < town.mobs["Bring one warm coat"]["threshold"]


@pytest.mark.drill
async def test_the_same_number_makes_the_same_town(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> None:
    first, second = [await settled(tmp_path_factory.mktemp("town"), sqlite_template) for _ in range(2)]

    assert story(first) == story(second)
    assert [(mob["title"], mob["joined"], mob["tally"]) for mob in first.mobs.values()] == [
        (mob["title"], mob["joined"], mob["tally"]) for mob in second.mobs.values()
    ]
