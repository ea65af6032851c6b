"""A mob joined and done with toot alone: Ada answers the post, as with any app that knows nothing of mobs."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from goodmob.core.clock import HOUR, iso
from tests.client.toot import Toot
from tests.world.client import Client
from tests.world.onair import listener as listener
from tests.world.onair import on_air as on_air
from tests.world.onair import settings as settings
from tests.world.onair import stage as stage
from tests.world.world import World

pytestmark = pytest.mark.anyio


def toot_of(person: Client, address: str, home: Path) -> Toot:
    """toot that has logged in already."""
    folder = home / "config" / "toot"
    folder.mkdir(parents=True)
    name = f"{person.username}@{address.partition('//')[2]}"
    known = {
        "active_user": name,
        "apps": {name: {"instance": name, "base_url": address, "client_id": "toot", "client_secret": "toot"}},
        "users": {name: {"instance": name, "username": person.username, "access_token": person.token}},
    }
    (folder / "config.json").write_text(json.dumps(known))
    return Toot(home)


async def test_ada_joins_and_does_it_with_toot(on_air: World, tmp_path: Path) -> None:
    world, address = on_air, on_air.house.settings.base_url
    ada, ben = await world.person("ada"), await world.person("ben")
    toot = toot_of(ada, address, tmp_path)
    start = world.clock.now() + HOUR
    wish = {"title": "Pick up litter", "verb": "do", "unit": "piece", "starts_at": iso(start), "cap": 10}
    mob = await ben.api("POST", "/api/v1/mobs", data={**wish, "ends_at": iso(start + HOUR), "time_zone": "UTC"})
    path = f"/api/v1/mobs/{mob['id']}"

    await asyncio.to_thread(toot.run, "post", "#join", "--reply-to", mob["status_id"])
    await until(ada, path, joined=1)
    world.step(hours=1)
    await until(ada, path, state="live")
    await asyncio.to_thread(toot.run, "post", "Done! #did 2", "--reply-to", mob["status_id"])
    await until(ada, path, done=1, tally=2)
    world.step(hours=1)
    await until(ada, path, state="tallying")
    world.step(hours=1)

    await until(ada, f"{path}/report", final=True, joined=1, done=1, tally=2)
    told = await asyncio.to_thread(toot.run, "thread", mob["status_id"])
    assert "Pick up litter" in told
    assert "Done!" in told


async def until(person: Client, path: str, **wanted: Any) -> None:
    """Waits until what the door shows is like this."""
    shown: dict[str, Any] = {}
    for _ in range(200):
        shown = await person.api("GET", path)
        if all(shown[name] == value for name, value in wanted.items()):
            return
        await asyncio.sleep(0.05)
    raise AssertionError({name: shown[name] for name in wanted})
