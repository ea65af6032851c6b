"""The page of the settings that says what comes by e-mail, and the one that a letter leads to."""

from goodmob.broadcasts.entities.tickets import ticket_for
from goodmob.broadcasts.rules.circumstances import USUAL_TOPICS
from tests.mobs.pressing import press
from tests.web.reading import browser_of
from tests.world.world import World


async def test_what_comes_is_chosen_in_the_settings(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    assert "ada@goodmob.test" in (await browser.get("/settings/mails")).text

    await press(browser, "/settings/mails", "/settings/mails", **{"topics[]": "soon"})

    assert "soon" in (await ada.api("GET", "/api/v1/mails"))["topics"]


async def test_a_stranger_with_a_letter_ends_letters_by_a_press_and_not_by_looking(world: World) -> None:
    ada = await world.person("ada")
    stranger, page = world.visitor(), f"/mails/stop/{ticket_for(world.house, int(ada.id))}"
    assert "No more letters come" not in (await stranger.get(page)).text
    assert (await ada.api("GET", "/api/v1/mails"))["topics"] == list(USUAL_TOPICS)

    await press(stranger, page, page)

    assert (await ada.api("GET", "/api/v1/mails"))["topics"] == []
    assert "No more letters come" in (await stranger.get(page)).text
    assert (await stranger.get("/mails/stop/forged")).status_code == 404
