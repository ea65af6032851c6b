"""A refused upload leaves no file behind, whatever of it was good."""

from pathlib import Path
from typing import Any

import pytest

from tests.app.doors import flaw
from tests.media.samples import picture
from tests.world.books import books, changed
from tests.world.client import Client
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

CREDENTIALS = "/api/v1/accounts/update_credentials"
GOOD, BAD = ("a.png", picture(), "image/png"), ("b.png", picture()[:60], "image/png")

REFUSED: dict[str, tuple[str, str, dict[str, Any], dict[str, str]]] = {
    "a bad file": ("POST", "/api/v2/media", {"file": BAD}, {}),
    "a bad preview": ("POST", "/api/v2/media", {"file": GOOD, "thumbnail": BAD}, {}),
    "a long description": ("POST", "/api/v2/media", {"file": GOOD}, {"description": "x" * 1_501}),
    "a focus beside the picture": ("POST", "/api/v1/media", {"file": GOOD}, {"focus": "2,2"}),
    "too many files": ("POST", "/api/v2/media", {f"file[{number}]": GOOD for number in range(9)}, {}),
    "a bad avatar": ("PATCH", CREDENTIALS, {"avatar": BAD, "header": GOOD}, {}),
    "a bad header": ("PATCH", CREDENTIALS, {"avatar": GOOD, "header": BAD}, {}),
    "a long name": ("PATCH", CREDENTIALS, {"avatar": GOOD}, {"display_name": "x" * 31}),
    "a language that is none": ("PATCH", CREDENTIALS, {"avatar": GOOD}, {"source[language]": "no language at all"}),
    "a bad preview afterwards": ("PUT", "/api/v1/media/{media}", {"thumbnail": BAD}, {"description": "other"}),
    "a preview, and a bad focus": ("PUT", "/api/v1/media/{media}", {"thumbnail": GOOD}, {"focus": "tea"}),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_nothing_of_a_refused_upload_is_kept(world: World, what: str) -> None:
    method, path, files, fields = REFUSED[what]
    ada = await world.person("ada")
    media = await ada.api("POST", "/api/v2/media", files={"file": GOOD})
    folder = world.house.settings.data
    await world.settle()
    before, there = await books(world.house.db), kept(folder)

    answer = await ada.request(method, path.format(media=media["id"]), files=files, data=fields)
    await world.settle()

    assert not flaw(answer, 422, 400)
    assert not changed(before, await books(world.house.db))
    assert kept(folder) == there


async def test_nothing_of_an_upload_for_nobody_is_kept(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    media = await ben.api("POST", "/api/v2/media", files={"file": GOOD})
    there = kept(world.house.settings.data)
    asked: list[tuple[Client, str, str]] = [
        (ada, "PUT", f"/api/v1/media/{media['id']}"),
        (ada, "PUT", "/api/v1/media/123"),
        (world.anyone, "POST", "/api/v2/media"),
        (world.anyone, "PATCH", CREDENTIALS),
    ]

    for client, method, path in asked:
        answer = await client.request(method, path, files={"file": GOOD, "thumbnail": GOOD, "avatar": GOOD})
        assert not flaw(answer, 404, 401), path

    assert kept(world.house.settings.data) == there


def kept(folder: Path) -> set[str]:
    """Every file of the house but its database."""
    return {str(path) for path in folder.rglob("*") if path.is_file() and not path.name.startswith("goodmob.db")}
