"""Good Mob, one minute: who plays in the story, what each of them sees, and what the clocks say."""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h3
from playwright.async_api import Page, expect

from goodmob.core.clock import from_iso
from goodmob.mobs.rules.cells import RESOLUTION
from tests.browser.windows import DESK, PHONE, TABLET, Windows
from tests.client.test_toot_mob import toot_of
from tests.client.toot import Toot
from tests.mobs.scene import Json, told
from tests.mobs.secrets_told import LATITUDE, LONGITUDE
from tests.world.client import Client
from tests.world.world import World

TITLE = "One piece of litter each"
PLACE = "Canal quarter, Westhaven"
EXACT = "Steps below the lock"
CELL = str(h3.latlng_to_cell(round(LATITUDE, 2), round(LONGITUDE, 2), RESOLUTION))
"""Around where Ben is; his browser says no more than two decimals."""

AREA = str(h3.cell_to_parent(CELL, 5))
ZONE = "Europe/Paris"
NOON_BY_CLOCKS = "2026-11-28T12:00"
"""On the Saturday after the world began, which is on a Saturday."""

NOON = from_iso("2026-11-28T11:00:00Z")
THRESHOLD = 7
IN_BY_API = ("erik", "fay", "gus")

_BEAT = 0.05
_BEATS = 400


@dataclass
class Story:
    """Ben calls, Ada and Cleo join, and Mo stands before a wall in the street, without an account; each has a window.

    Dora has nothing but toot, and the others use the API: `people` are all of them who have an account.
    """

    world: World
    people: dict[str, Client]
    toot: Toot
    windows: dict[str, Page]
    mob: Json = field(default_factory=dict)
    watched: list[Page] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the mob is in the API."""
        return f"/api/v1/mobs/{self.mob['id']}"

    @property
    def page(self) -> str:
        """Where the mob is on the web."""
        return f"/mobs/{self.mob['id']}"

    async def beside(self, who: str, address: str) -> Page:
        """Another window of the same person, so that the first one stays as it is."""
        page = await self.windows[who].context.new_page()
        await page.goto(address)
        return page

    async def with_toot(self, words: str) -> None:
        """Dora answers the post of the mob with toot."""
        await asyncio.to_thread(self.toot.run, "post", words, "--reply-to", self.mob["status_id"])

    async def by_api(self, who: str, deed: str, **wish: Any) -> Json:
        """Somebody joins, or does something, by API."""
        answer: Json = await self.people[who].api("POST", f"{self.path}/{deed}", json=wish)
        return answer

    async def seen_by(self, who: str = "") -> Json:
        """The mob as somebody sees it in the API, or anybody."""
        reader = self.people[who] if who else self.world.anyone
        seen: Json = await reader.api("GET", self.path)
        return seen

    async def deed_of(self, who: str) -> Json:
        """What somebody did."""
        deeds = await self.world.anyone.api("GET", f"{self.path}/deeds")
        deed: Json = next(one for one in deeds if one["account"]["username"] == who)
        return deed

    async def watches(self, who: str, address: str = "") -> None:
        """Somebody opens the mob, and never loads it again: from now on what all see is looked for there, too."""
        page = self.windows[who]
        if address:
            await page.goto(address)
        await page.evaluate("window.isTheSame = true")
        self.watched.append(page)


async def opened(world: World, windows: Windows, home: Path) -> Story:
    """Everybody, before anything happened."""
    people = {name: await world.person(name) for name in ("ben", "ada", "cleo", "dora", *IN_BY_API)}
    screens = {
        "ben": await windows.open("ben", width=DESK),
        "ada": await windows.open("ada", width=PHONE),
        "cleo": await windows.open("cleo", width=TABLET),
        "mo": await windows.open(width=DESK, light="dark"),
    }
    await screens["ben"].context.grant_permissions(["geolocation"])
    await screens["ben"].context.set_geolocation({"latitude": LATITUDE, "longitude": LONGITUDE})
    return Story(world, people, toot_of(people["dora"], world.house.settings.base_url, home), screens)


def until(story: Story, moment: int) -> None:
    """Lets time pass until this moment (us)."""
    assert story.world.clock.now() < moment, "the story is late"
    story.world.clock.step(moment - story.world.clock.now())


async def eventually(true: Callable[[], Awaitable[Any]], wanted: Any = True) -> None:
    """Waits until this is what it should be."""
    found: Any = None
    for _ in range(_BEATS):
        found = await true()
        if found == wanted:
            return
        await asyncio.sleep(_BEAT)
    raise AssertionError((found, wanted))


async def all_count(story: Story, number: str, value: str) -> None:
    """Every window shows this number of the mob, though nobody loaded it again."""
    for page in story.watched:
        await expect(page.locator(f"mob-tally [data-number={number}]").first).to_have_text(value)
    await _nobody_loaded_again(story)


async def all_say(story: Story, words: str | re.Pattern[str]) -> None:
    """The first line of every window says how the mob stands."""
    for page in story.watched:
        await expect(page.locator(".hero__state")).to_contain_text(words)
    await _nobody_loaded_again(story)


async def all_show(story: Story, deed: Json, *words: str) -> None:
    """What somebody did hangs on the wall in every window, with these words."""
    for page in story.watched:
        for said in words:
            await expect(page.locator(f"#deed-{deed['id']}")).to_contain_text(said)
    await _nobody_loaded_again(story)


async def none_show(pages: Sequence[Page], words: str) -> None:
    """Nobody of these is shown the words."""
    for page in pages:
        assert words not in await page.content()


async def are_told(story: Story, type_: str, who: Sequence[str]) -> None:
    """These, and nobody else, were told so, each once."""
    for name, person in story.people.items():
        once = [(type_, story.mob["status_id"])] if name in who else []
        await eventually(lambda person=person: told(person, type_), once)  # type: ignore[misc]


async def are_written(story: Story, subject: str, who: Sequence[str]) -> None:
    """These, and nobody else, got one letter with this subject."""
    wanted = Counter({f"{name}@goodmob.test": 1 for name in who})

    async def written() -> Counter[str]:
        return Counter(letter.to for letter in story.world.letters if letter.subject.startswith(subject))

    await eventually(written, wanted)


async def _nobody_loaded_again(story: Story) -> None:
    for page in story.watched:
        assert await page.evaluate("window.isTheSame"), "a window was loaded again"
