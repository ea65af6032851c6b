"""The page of a mob of another server promises nothing that only its own server can keep."""

from tests.mobs.far_mobs import asks_for_a_place, heard, met
from tests.web.reading import browser_of, read, texts
from tests.world.world import World


async def test_its_own_server_knows_who_is_in(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    _, mob = await heard(ada, mo)

    page = await read(await browser_of(world, "ada"), f"/mobs/{mob['id']}")

    assert mob["joined"] == 2
    assert "Be the first" not in page.text
    assert "far.example knows everybody who is" in page.text


async def test_the_letters_of_the_door_are_shown_without_a_code_that_leads_here(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    _, mob = await heard(ada, mo)
    join = await asks_for_a_place(ada, mo, mob)
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
