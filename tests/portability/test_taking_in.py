"""A file is stored in pieces, and only as long as its import is there."""

import asyncio
from typing import Any

import pytest

from goodmob.core.errors import NotFound
from goodmob.portability.actions.keep_import import add_rows, begin_import, end_reading, forget_import
from goodmob.portability.rules.kinds import MOST_IMPORTS
from goodmob.portability.rules.reading import read_file
from tests.portability.test_importing import bring, looked_at
from tests.world.world import World


async def test_a_long_file_is_stored_whole(world: World) -> None:
    ada = await world.person("ada")

    sent = await bring(ada, "blocks", "".join(f"gus{number}@far.example\n" for number in range(700)), confirm="false")

    seen: Any = await looked_at(ada, sent)
    assert (seen["state"], seen["total_items"]) == ("unconfirmed", 700)


@pytest.mark.parametrize("is_forgotten", [True, False])
async def test_no_rows_are_added_to_an_import_that_is_gone_or_was_read(world: World, is_forgotten: bool) -> None:
    ada = await world.person("ada")
    read = read_file("blocks", b"ben\n", "blocks.csv", "goodmob.test")
    begun = await world.house.db.act(begin_import, int(ada.id), "blocks", "merge", "blocks.csv", read)
    if is_forgotten:
        await world.house.db.act(forget_import, int(ada.id), begun)
    else:
        await world.house.db.act(end_reading, begun)

    with pytest.raises(NotFound):
        await world.house.db.act(add_rows, begun, read.rows)


async def test_uploads_at_once_keep_the_limit(world: World) -> None:
    ada = await world.person("ada")

    files = {"data": ("blocks.csv", b"ben\n", "text/csv")}
    about = {"type": "blocks", "confirm": "false"}
    await asyncio.gather(*(ada.post("/api/v1/import", data=about, files=files) for _ in range(MOST_IMPORTS + 3)))

    assert len(await ada.api("GET", "/api/v1/imports", params={"limit": 80})) == MOST_IMPORTS
