"""What others may count with: files without names, with nothing finer than cells in which there were enough people."""

import csv
import io
from typing import Any

import h3

from tests.mobs.scene import Json, called
from tests.mobs.test_reports import over
from tests.web.reading import read, texts
from tests.world.world import Client, World

HERE = h3.latlng_to_cell(48.85, 2.35, 7)
NEAR = sorted(set(h3.grid_disk(HERE, 1)) - {HERE})
CROWD = ("ada", "cleo", "mo", "dev", "eve")


async def crowd(world: World) -> list[Client]:
    return [await world.person(name) for name in CROWD]


async def do(person: Client, mob: Json, count: int = 1, cell: str | None = HERE) -> None:
    about: dict[str, Any] = {"count": count, "quiet": True, **({"cell": cell} if cell else {})}
    await person.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json=about)


async def a_busy_mob(world: World, people: list[Client], **more: Any) -> Json:
    """Five do it here in the first quarter and in two other cells, where there are too few, two of them once more here
    much later."""
    ben = await world.person("ben")
    mob = await called(world, ben, **more)
    world.step(hours=1)
    await world.settle()
    for number, person in enumerate(people):
        await do(person, mob, 2)
        await do(person, mob, 3, NEAR[number % 2])
    world.step(minutes=40)
    for person in people[:2]:
        await do(person, mob, 10)
    await world.settle()
    return mob


async def files(world: World, mob: Json) -> dict[str, Any]:
    """What the three files hold."""
    at = f"/mobs/{mob['id']}/data"
    sheet, geo, plain = [await world.anyone.get(f"{at}.{ending}") for ending in ("csv", "geojson", "json")]
    assert {one.status_code for one in (sheet, geo, plain)} == {200}, sheet.text
    assert all("creativecommons.org/publicdomain/zero" in one.headers["link"] for one in (sheet, geo, plain))
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
    assert geo.headers["content-type"] == "application/geo+json"
    return {"csv": sheet.text, "geojson": geo.json(), "json": plain.json()}


async def test_the_files_tell_of_cells_with_enough_people_and_of_nobody(world: World) -> None:
    people = await crowd(world)
    mob = await a_busy_mob(world, people, title="=SUM(A1:A9)", unit="@bags")
    assert (await world.anyone.get(f"/mobs/{mob['id']}/data.csv")).status_code == 404
    world.step(minutes=20)
    await world.settle()

    told = await files(world, mob)

    rows = list(csv.DictReader(io.StringIO(told["csv"])))
    tags, figures = rows[0], rows[1:]
    assert all(tag.startswith("#") for tag in tags.values())
    assert [(row["cell"], row["people"], row["deeds"], row["count"], row["late"]) for row in figures] == [
        (HERE, "5", "7", "30", "no")
    ]
    assert figures[0]["title"] == "'=SUM(A1:A9)"
    assert figures[0]["unit"] == "'@bags"
    assert (figures[0]["from"], figures[0]["licence"]) == ("", "CC0-1.0")
    [feature] = told["geojson"]["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["properties"]["count"] == 30
    assert told["json"]["mob"]["title"] == "=SUM(A1:A9)"
    assert told["json"]["mob"]["final"] is False
    for text in (told["csv"], str(told["geojson"]), str(told["json"])):
        assert not any(name in text for name in ("ada", "ben", "cleo"))
        assert not any(person.id in text for person in people)
        assert not any(cell in text for cell in NEAR)


async def test_quarters_with_enough_people_are_told_of_and_late_deeds_apart(world: World) -> None:
    people = await crowd(world)
    ben = await world.person("ben")
    mob = await called(world, ben)
    world.step(hours=1)
    await world.settle()
    for person in people[:5]:
        await do(person, mob)
    world.step(minutes=61)
    await world.settle()
    for person in people[:5]:
        await do(person, mob, 4)
    world.step(seconds=15)

    figures = (await files(world, mob))["json"]["figures"]

    assert [(one["people"], one["count"], one["late"]) for one in figures] == [(5, 5, False), (5, 20, True)]
    assert figures[0]["from"] is not None
    assert figures[0]["to"] > figures[0]["from"]


async def test_the_files_and_the_map_outlive_the_places(world: World) -> None:
    mob = await a_busy_mob(world, await crowd(world))
    world.step(minutes=20)
    await world.settle()
    world.step(seconds=15)
    before = (await files(world, mob))["json"]["figures"]
    await over(world, mob)
    page = await read(world.anyone, f"/mobs/{mob['id']}")
    drawn = texts(page, ".cellmap svg text")

    for _ in range(9):
        world.step(hours=24)
        await world.settle()

    deeds = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/deeds")
    assert {deed["cell"] for deed in deeds} == {None}
    told = (await files(world, mob))["json"]
    assert (told["figures"], told["mob"]["final"]) == (before, True)
    assert drawn == texts(await read(world.anyone, f"/mobs/{mob['id']}"), ".cellmap svg text") == ["30"]


async def test_only_what_everybody_may_see_is_open(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    mob = await called(world, ben, visibility="private")
    await over(world, mob | {"id": (await called(world, ben))["id"]})

    for client in (ada, ben, world.anyone):
        assert (await client.get(f"/mobs/{mob['id']}/data.csv")).status_code == 404
    assert (await world.anyone.get("/mobs/1/data.json")).status_code == 404


async def test_the_map_is_drawn_while_it_is_live_and_said_in_words(world: World) -> None:
    mob = await a_busy_mob(world, await crowd(world), **{"place[text]": "Canal", "place[cell]": HERE})
    world.step(seconds=15)

    page = await read(world.anyone, f"/mobs/{mob['id']}")

    assert texts(page, ".cellmap svg text") == ["30"]
    assert texts(page, ".cellmap__words li") == ["Around Canal: 30 pieces"]
    [drawing] = page.select(".cellmap svg")
    assert "Around Canal: 30 pieces" in str(drawing["aria-label"])
    assert "http" not in str(drawing).replace("http://www.w3.org/2000/svg", "")
    part = await world.anyone.get(f"/mobs/{mob['id']}/map")
    assert part.text.strip().count("<polygon") == len(page.select(".cellmap polygon"))
