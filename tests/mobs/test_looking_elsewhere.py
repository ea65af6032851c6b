"""Ada looks at mobs of other servers, which are asked now and then how they go on."""

from tests.mobs.far_mobs import goodmob_event, heard, met, mob_at_home
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.world import World


async def test_whoever_looks_at_a_mob_elsewhere_has_its_server_asked_now_and_then(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    note, mob = await heard(ada, mo)
    browser = await browser_of(world, "ada")

    async def looked_at(tally: int, who: Client, path: str) -> int:
        far.documents[note["id"]] = {**note, "event": goodmob_event(mo, note, state="live", tally=tally)}
        assert (await who.get(path)).status_code == 200
        await world.settle()
        return int((await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}"))["tally"])

    door, page = f"/api/v1/mobs/{mob['id']}", f"/mobs/{mob['id']}"
    assert await looked_at(1, ada, door) == 0, "it was told just now"
    world.step(minutes=3)
    assert await looked_at(2, world.anyone, page) == 0, "for strangers nobody is asked"
    assert await looked_at(3, ada, door) == 3
    assert await looked_at(4, browser, page) == 3, "once in a while"
    world.step(minutes=3)
    assert await looked_at(5, browser, page) == 5
    far.is_down = True
    world.step(minutes=3)
    assert await looked_at(6, ada, door) == 5


async def test_a_mob_for_followers_stays_where_its_server_shows_it_to_nobody(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    note = {**mo.note("Pick up litter"), "to": [f"{mo.uri}/followers"], "cc": []}
    note["event"] = goodmob_event(mo, note)
    await mo.tell(mo.create(note))
    mob = await mob_at_home(ada)
    far.documents.pop(note["id"], None)

    world.step(minutes=3)
    await ada.api("GET", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["id"] == mob["id"]
