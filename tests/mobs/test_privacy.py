"""Where people are is nobody's business: a photograph with its place, and coordinates wherever they can be sent, leave
no trace finer than the cell, and the exact place is told to nobody but those who are in."""

import logging
from typing import NamedTuple

import pytest
from sqlalchemy import update

from goodmob.commitments.tables import deed as deed_table
from goodmob.core.clock import HOUR, iso
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.rules.anonymity import PLACES_KEPT
from tests.mobs import secrets_told as secrets
from tests.mobs.proving import photo, say, sent
from tests.mobs.scene import Json, answer
from tests.mobs.test_form import call as call_by_form
from tests.mobs.test_form import id_in
from tests.posts.saying import follow
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World

HERE = {"latitude": secrets.LATITUDE, "longitude": secrets.LONGITUDE}
TYPED = {name: str(value) for name, value in HERE.items()}
PLACE = {"text": "Canal quarter", "exact": secrets.EXACT, **HERE}
ADDRESS = [secrets.EXACT, "green door"]


class Scene(NamedTuple):
    """Ben's mob: Ada is in and did something, Mo waits in line, Cleo follows Ben, and nobody knows the stranger."""

    world: World
    ada: Client
    ben: Client
    cleo: Client
    mo: Client
    mob: Json
    deed: Json
    screens: secrets.Listener
    browsers: dict[str, Client]
    log: pytest.LogCaptureFixture

    @property
    def ids(self) -> dict[str, str]:
        """What is named in paths."""
        file = self.deed["media_attachments"][0]
        return {
            "mob": self.mob["id"],
            "face": self.mob["status_id"],
            "told": self.deed["status_id"],
            "deed_id": self.deed["id"],
            "media": file["id"],
            "key": file["url"].partition("/media/")[2],
            "host": self.ben.id,
            "doer": self.ada.id,
            "username": "ben",
            "name": "litter",
        }


async def played(world: World, log: pytest.LogCaptureFixture) -> Scene:
    """The scene, live: whoever can send coordinates somewhere has sent them there."""
    log.set_level(logging.DEBUG)
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    browsers = {name: await browser_of(world, name) for name in ("ada", "cleo", "mo")}
    await follow(cleo, ben)
    for who in (ada, cleo, mo):
        await who.api("GET", "/api/v1/timelines/home")
    channels = ["public", "public:local", *(f"user:{who.id}" for who in (cleo, mo))]
    start = world.clock.now() + HOUR
    face = await sent(ben, secrets.geotagged(photo(9)))
    wish = {
        "title": "Pick up #litter",
        "unit": "piece",
        "cap": 2,
        "starts_at": iso(start),
        "ends_at": iso(start + HOUR),
    }
    mob = await ben.api("POST", "/api/v1/mobs", json={**wish, "place": PLACE, "media_ids": [face]})
    screens = secrets.Listener(world, f"mob:{mob['id']}", *channels)
    path = f"/api/v1/mobs/{mob['id']}"
    await _send_everywhere(world, ben, mob, browsers["cleo"])
    for who, size in ((ada, 15), (ben, 9), (mo, 12)):
        await who.api("POST", f"{path}/join", json={"cell": secrets.cell(size)})
    await ben.api("POST", f"{path}/announcements", json={"text": "See you there"})
    await ben.api("PATCH", path, json={"starts_at": iso(start + 60_000_000)})
    await world.settle()
    world.step(hours=1, minutes=1)
    await world.settle()
    shots = [await sent(ada, secrets.geotagged(photo(1), form), form.lower()) for form in ("JPEG", "PNG", "WEBP")]
    done = {"media_ids": shots, "text": "By the lock", "cell": secrets.cell(15)}
    deed = await ada.api("POST", f"{path}/deeds", json=done)
    reply = await sent(ada, secrets.geotagged(photo(2)))
    await answer(world, ada, mob, "#did 2", **{"media_ids[]": [reply]})
    await ben.api("POST", f"{path}/deeds", json={"quiet": True, "cell": secrets.cell(10)})
    await say(ben, deed, "witness")
    await world.settle()
    for who in (ada, ben, cleo):
        await who.api("POST", "/api/v1/archives")
    await world.settle()
    return Scene(world, ada, ben, cleo, mo, mob, deed, screens, browsers, log)


async def _send_everywhere(world: World, ben: Client, mob: Json, cleos: Client) -> None:
    """Coordinates in searches, in forms, on avatars, in what is refused, and in another mob."""
    path = f"/api/v1/mobs/{mob['id']}"
    await ben.api("PATCH", path, json={"place": HERE})
    await ben.api("GET", f"/api/v1/mobs?near={secrets.cell(15)}")
    other = id_in(await call_by_form(world, await browser_of(world, "ben"), **TYPED))
    for form in ("/mobs/near", f"/mobs/{other['id']}/join", f"/mobs/{mob['id']}/join"):
        page = await cleos.get("/mobs/near")
        token = page.text.partition('name="csrf" value="')[2].partition('"')[0]
        await cleos.post(form, data={"csrf": token, **TYPED})
    for name in ("avatar", "header"):
        file = {name: ("me.jpg", secrets.geotagged(photo(7)), "image/jpeg")}
        await ben.api("PATCH", "/api/v1/accounts/update_credentials", files=file)
    wrong = {"place": {**PLACE, "latitude": 148.8530111}}
    assert (await ben.patch(path, json=wrong)).status_code == 422
    assert (await ben.patch(path, json={"place": {**PLACE, "cell": secrets.cell(15)}})).status_code == 422
    assert (await ben.post(f"{path}/deeds", json={"cell": f"{secrets.LATITUDE},{secrets.LONGITUDE}"})).status_code < 500
    await world.settle()


async def coordinates_found(scene: Scene) -> list[str]:
    """Everywhere that coordinates are found, or EXIF."""
    world, marks = scene.world, secrets.marks()
    answers: list[str] = []
    for who in (scene.world.anyone, scene.ada, scene.ben, scene.mo, scene.browsers["ada"]):
        answers += await secrets.in_answers(who, scene.ids, marks)
    return [
        *await secrets.in_database(world, marks),
        *secrets.in_files(world, marks),
        *secrets.in_memory(world, marks),
        *answers,
        *scene.screens.heard(marks),
        *secrets.in_letters(world, marks),
        *secrets.in_log(scene.log.records, marks),
    ]


async def address_found(scene: Scene) -> list[str]:
    """Everywhere that the exact place is found, where it should not be."""
    world = scene.world
    answers: list[str] = []
    for who in (world.anyone, scene.cleo, scene.mo, scene.browsers["cleo"], scene.browsers["mo"]):
        answers += await secrets.in_answers(who, scene.ids, ADDRESS)
    return [
        *await secrets.in_database(world, ADDRESS, {("mob", "place_exact")}),
        *secrets.in_files(world, ADDRESS),
        *secrets.in_memory(world, ADDRESS),
        *answers,
        *scene.screens.heard(ADDRESS),
        *secrets.in_letters(world, ADDRESS),
        *secrets.in_log(scene.log.records, ADDRESS),
    ]


@LONG_WALK
async def test_nothing_finer_than_the_cell_is_kept_or_told(world: World, caplog: pytest.LogCaptureFixture) -> None:
    scene = await played(world, caplog)

    assert await coordinates_found(scene) == []
    assert scene.screens.is_worth_it
    assert world.letters
    assert scene.mob["place"]["cell"] == scene.deed["cell"] == secrets.cell()
    kept = await secrets.in_database(world, [secrets.cell()])
    assert {line.partition(":")[0] for line in kept} >= {"deed.cell", "mob.place_cell"}


@LONG_WALK
async def test_the_exact_place_is_told_to_nobody_but_who_is_in(world: World, caplog: pytest.LogCaptureFixture) -> None:
    scene = await played(world, caplog)

    assert await address_found(scene) == []
    for who in (scene.ada, scene.ben):
        found = await secrets.in_answers(who, scene.ids, ADDRESS)
        assert f"/api/v1/mobs/:id: {secrets.EXACT}" in found
    pages = await secrets.in_answers(scene.browsers["ada"], scene.ids, ADDRESS)
    assert [page for page in pages if page.startswith("/mobs/:id:")]


@LONG_WALK
async def test_a_week_after_its_end_nobody_can_tell_where_it_was(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    scene = await played(world, caplog)
    places = [secrets.cell(), secrets.cell(5), *ADDRESS]
    world.step(days=1)
    await world.settle()
    before = await scene.ada.api("GET", f"/api/v1/mobs/{scene.mob['id']}/report")
    world.clock.step(PLACES_KEPT - 26 * HOUR)
    await world.settle()
    assert {line.partition(":")[0] for line in await secrets.in_database(world, places)} >= {
        "deed.cell",
        "mob.place_exact",
        "commitment.area",
        "call_area.area",
    }

    world.step(hours=3)
    await world.settle()

    left = await secrets.in_database(world, places)
    assert [line for line in left if not line.startswith("mob.place_cell")] == []
    seen = await scene.ada.api("GET", f"/api/v1/mobs/{scene.mob['id']}")
    assert seen["place"] == {"text": "Canal quarter", "cell": None, "exact": None}
    assert seen["tally"] == 4
    after = await scene.ada.api("GET", f"/api/v1/mobs/{scene.mob['id']}/report")
    assert {**after, "host": None} == {**before, "host": None}


async def _in_a_table(scene: Scene) -> None:
    change = statement(update(deed_table).values(cell=secrets.cell(9)))

    async def put(tx: Transaction) -> None:
        await tx.run(change)

    await scene.world.house.db.act(put)


async def _in_the_log(_: Scene) -> None:
    logging.getLogger("goodmob.mobs").info("Somebody is at %s", secrets.LATITUDE)


async def _in_a_file(scene: Scene) -> None:
    data = secrets.geotagged(photo(4))
    await scene.world.house.blobs.put("attachments/planted/planted.jpg", data, "image/jpeg")


async def _in_an_answer(scene: Scene) -> None:
    await scene.ben.api("POST", "/api/v1/statuses", json={"status": f"Come to {secrets.LATITUDE}"})


async def _on_a_screen(scene: Scene) -> None:
    scene.world.house.bus.publish(f"mob:{scene.mob['id']}", f"{secrets.EXACT} {secrets.LATITUDE}".encode())


async def _in_a_letter(scene: Scene) -> None:
    await scene.world.house.mail.send("mo@goodmob.test", "Where", f"{secrets.EXACT} {secrets.LATITUDE}")


async def _in_memory(scene: Scene) -> None:
    scene.world.house.cache.put(("planted",), f"{secrets.EXACT} {secrets.LATITUDE}", 99)


async def _said_by_the_host(scene: Scene) -> None:
    about = {"status": f"It is {secrets.EXACT}", "in_reply_to_id": scene.mob["status_id"]}
    await scene.ben.api("POST", "/api/v1/statuses", json=about)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_scan_finds_what_is_planted(world: World, caplog: pytest.LogCaptureFixture) -> None:
    scene = await played(world, caplog)
    plants = (_in_a_table, _in_the_log, _in_a_file, _on_a_screen, _in_a_letter, _in_memory, _in_an_answer)
    for plant in plants:
        await plant(scene)

    # Asking the whole house takes long: once, for all that was planted.
    found = await coordinates_found(scene)
    places = {line.partition(": ")[0] for line in found}
    assert places >= {"deed.cell", ".jpg", f"mob:{scene.mob['id']}", "/api/v1/accounts/:id/statuses"}
    assert found.count("48.853") == len(["the log", "a letter", "memory"]), found
    addresses: list[str] = await address_found(scene)
    assert len(addresses) >= 3, addresses
    await _said_by_the_host(scene)
    assert len(await address_found(scene)) > len(addresses)
