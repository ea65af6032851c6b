"""The page of a mob of another server promises nothing that only its own server can keep."""

from tests.mobs.far_mobs import goodmob_event, met, mob_at_home
from tests.mobs.scene import Json
from tests.web.reading import browser_of, read, texts
from tests.world.far_server import FarPerson
from tests.world.world import World


async def told_of(mo: FarPerson) -> Json:
    """The note of a mob of another Goodmob, in which two are."""
    note = mo.note("Pick up litter")
    note["event"] = goodmob_event(mo, note)
    await mo.tell(mo.create(note))
    return note


async def test_its_own_server_knows_who_is_in(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    await told_of(mo)
    mob = await mob_at_home(ada)

    page = await read(await browser_of(world, "ada"), f"/mobs/{mob['id']}")

    assert mob["joined"] == 2
    assert "Be the first" not in page.text
    assert "far.example knows everybody who is" in page.text


async def test_the_letters_of_the_door_are_shown_without_a_code_that_leads_here(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    await told_of(mo)
    mob = await mob_at_home(ada)
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/join")
    await world.settle()
    [join] = far.got("Join")
    browser = await browser_of(world, "ada")
    await mo.tell(mo.activity("Accept", join))
    before = await read(browser, f"/mobs/{mob['id']}")
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["code"] is None
    assert texts(before, ".own__code") == [], "its server told no letters, and would not know ours"
    assert "How one gets in is told on far.example" in before.text
    await mo.tell(mo.activity("Accept", join, mob={"state": "confirmed", "code": "ABCDEF"}))

    page = await read(browser, f"/mobs/{mob['id']}")

    assert texts(page, ".own__code strong") == ["ABCDEF"]
    assert texts(page, ".own__qr") == []
    assert "Only people of this server are named here" in page.text
